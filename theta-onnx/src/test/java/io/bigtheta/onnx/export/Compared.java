package io.bigtheta.onnx.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.RowShape;
import io.bigtheta.data.Targets;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.Onnx;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Predicts rows with Theta, with ONNX Runtime, and with Theta's own reader of what was exported, and compares. */
final class Compared {
  private static final float CLOSE = 1e-5f;

  private Compared() {}

  /** Whether Theta's own reader has to give the same bits. */
  enum Own {
    SAME_BITS,
    CLOSE
  }

  static void check(Model model, Features rows, Own own) {
    check(new Ensemble(List.of(model)), rows, own);
  }

  static void check(Ensemble models, Features rows, Own own) {
    Matrix expected = models.predict("rows", rows);
    byte[] bytes = OnnxExport.of(models).bytes();
    OnnxModel read = Onnx.read(bytes);
    Map<String, Tensor> inputs = inputs(read, rows);
    Targets.Kind kind = models.models().get(0).preparation().outputs().kind();
    Map<String, Tensor> mine = read.predict(inputs);
    compare(models.models().get(0), expected, mine, "Theta's reader");
    compare(models.models().get(0), expected, Reference.run(bytes, inputs), "ONNX Runtime");
    if (own == Own.SAME_BITS) {
      assertArrayEquals(expected.toArray(), mine.get(values(kind)).floats());
    }
  }

  private static String values(Targets.Kind kind) {
    return kind == Targets.Kind.NUMBERS ? "value" : "probabilities";
  }

  private static void compare(
      Model model, Matrix expected, Map<String, Tensor> outputs, String by) {
    Targets.Kind kind = model.preparation().outputs().kind();
    Tensor values = outputs.get(values(kind));
    assertArrayEquals(new int[] {expected.rows(), expected.cols()}, values.shape(), by);
    for (int k = 0; k < values.size(); k++) {
      float wanted = expected.toArray()[k];
      float far = Math.abs(wanted - values.floats()[k]) / Math.max(1, Math.abs(wanted));
      assertTrue(
          far < CLOSE,
          by + ", number " + k + ": expected " + wanted + ", got " + values.floats()[k]);
    }
    for (int i = 0; i < expected.rows(); i++) {
      if (kind.classifies()) {
        assertEquals(
            model.labels().get(expected.argmax(i)), outputs.get("label").strings()[i], by);
      } else if (kind == Targets.Kind.FLAGS) {
        for (int j = 0; j < expected.cols(); j++) {
          assertEquals(
              expected.get(i, j) > 0.5f,
              outputs.get("flags").booleans()[i * expected.cols() + j],
              by);
        }
      }
    }
  }

  /** Raw rows as the inputs of a graph. */
  static Map<String, Tensor> inputs(OnnxModel model, Features rows) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    ValueInfo first = model.inputs().get(0);
    if (rows instanceof Columns columns && !first.name().equals("input")) {
      for (int j = 0; j < columns.cols(); j++) {
        ValueInfo input = model.inputs().get(j);
        inputs.put(input.name(), column(columns, j, input.type().orElseThrow()));
      }
      return inputs;
    }
    RowShape shape = rows.shape();
    int[] sizes = rows instanceof Columns
        ? new int[] {rows.rows(), rows.cols()}
        : new int[] {rows.rows(), shape.height(), shape.width(), shape.channels()};
    Tensor all = Tensor.of(rows instanceof Pixels ? ElementType.UINT8 : ElementType.FLOAT, sizes);
    for (int k = 0; k < all.size(); k++) {
      float value = rows.get(k / rows.cols(), k % rows.cols());
      if (all.type() == ElementType.UINT8) {
        all.longs()[k] = (long) value;
      } else {
        all.floats()[k] = value;
      }
    }
    return Map.of(first.name(), all);
  }

  private static Tensor column(Columns columns, int j, ElementType type) {
    Tensor column = Tensor.of(type, columns.rows(), 1);
    Field field = columns.fields().get(j);
    for (int i = 0; i < columns.rows(); i++) {
      float value = columns.get(i, j);
      switch (type) {
        case STRING ->
          column.strings()[i] =
              Float.isNaN(value) ? "" : ((Field.Categorical) field).levels().get((int) value);
        case DOUBLE -> column.doubles()[i] = value + ((Amount) field.reading()).origin();
        default -> column.floats()[i] = value;
      }
    }
    return column;
  }
}
