package io.bigtheta.onnx.export;

import io.bigtheta.data.BinnedInputs;
import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.GridInputs;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.RowShape;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.export.Flow.Layout;
import io.bigtheta.onnx.tensor.ElementType;
import java.util.Optional;

/** The raw rows that a graph takes, and how they become x. */
final class Rows {
  private final Draft draft;
  private final Optional<RawTable> table;
  private final String image;

  /** Adds the inputs of the graph, which all models of an ensemble share. */
  Rows(Draft draft, Inputs inputs) {
    this.draft = draft;
    RowShape shape = inputs.shape();
    int[] sizes = {shape.height(), shape.width(), shape.channels()};
    if (inputs instanceof PixelInputs) {
      String bytes = draft.input("image", ElementType.UINT8, sizes);
      image = draft.cast(bytes, "pixels", ElementType.FLOAT);
    } else {
      image = inputs instanceof GridInputs ? draft.input("grid", ElementType.FLOAT, sizes) : "";
    }
    table = image.isEmpty() ? Optional.of(new RawTable(draft, inputs.fields())) : Optional.empty();
  }

  /**
   * Adds the preparation of a model.
   *
   * @param wanted the shape of a row that its network takes
   */
  Flow x(Inputs inputs, Shape wanted, String prefix) {
    if (inputs instanceof ColumnInputs columns) {
      return new Flow(
          new TableInputs(draft, table.orElseThrow(), prefix).columns(columns),
          Layout.ROWS,
          wanted);
    } else if (inputs instanceof BinnedInputs binned) {
      return new Flow(
          new TableInputs(draft, table.orElseThrow(), prefix).binned(binned), Layout.ROWS, wanted);
    }
    String x = image;
    float[] mean = new float[0];
    float[] factor = new float[0];
    if (inputs instanceof PixelInputs pixels) {
      x = draft.node("Mul", prefix + "scaled", x, draft.single(prefix + "scale", pixels.scale()));
      mean = pixels.mean();
      factor = pixels.factor();
    } else if (inputs instanceof GridInputs grids) {
      mean = grids.mean();
      factor = grids.factor();
    }
    if (mean.length > 0) { // the channels are the last axis, so one number for each of them fits
      x = draft.standardize(x, prefix + "standardized", mean, factor);
    }
    RowShape given = inputs.shape();
    Flow flow =
        new Flow(x, Layout.PIXELS, new Shape(given.channels(), given.height(), given.width()));
    return flow.shape().equals(wanted)
        ? flow
        : new Flow(flow.as(Layout.ROWS, draft).name(), Layout.ROWS, wanted);
  }
}
