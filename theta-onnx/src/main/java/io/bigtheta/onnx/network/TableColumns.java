package io.bigtheta.onnx.network;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out how the columns of a table become the numbers that the first layer sees, as scikit-learn's pipelines prepare them. */
final class TableColumns {
  /** Of a gap that is filled with something else than the mean, how far that may be from it, in standard deviations. */
  private static final double NEAR = 1e-5;

  private final Flow flow;
  private final Map<String, ValueInfo> inputs = new HashMap<>();

  /**
   * One column: x = (raw − mean) · scale for numbers, and a 1 in the place of its level for words.
   *
   * @param gap what a missing number becomes; NaN if nothing
   */
  private record Column(
      String name, boolean words, List<String> levels, double mean, double scale, double gap) {
    static Column number(String name) {
      return new Column(name, false, List.of(), 0, 1, Double.NaN);
    }

    /** The column after x · factor + shift. */
    Column then(double factor, double shift) {
      // (raw − mean) · scale · factor + shift = (raw − (mean − shift / (scale · factor))) · (scale
      // · factor)
      double whole = scale * factor;
      return new Column(name, words, levels, whole == 0 ? 0 : mean - shift / whole, whole, gap);
    }
  }

  TableColumns(Flow flow, List<ValueInfo> inputs) {
    this.flow = flow;
    inputs.forEach(input -> this.inputs.put(input.name(), input));
  }

  /** The preparation that leads to a tensor. */
  ColumnInputs inputs(String tensor) throws NoChain {
    List<Column> columns = columns(tensor);
    float[] mean = new float[columns.size()];
    float[] scale = new float[columns.size()];
    List<Field> fields = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Column column = columns.get(j);
      if (column.words() && column.levels().isEmpty()) {
        throw new NoChain("the words of \"" + column.name() + "\" do not become numbers");
      }
      if (!Double.isNaN(column.gap())
          && Math.abs((column.gap() - column.mean()) * column.scale()) > NEAR) {
        throw new NoChain(
            "gaps of \"" + column.name() + "\" become " + column.gap() + ", which is not the mean");
      }
      mean[j] = column.words() ? 0 : (float) column.mean();
      scale[j] = column.words() ? 1 : (float) column.scale();
      fields.add(
          column.words()
              ? new Field.Categorical(column.name(), column.levels())
              : new Field.Numeric(column.name()));
    }
    return new ColumnInputs(fields, mean, scale);
  }

  private List<Column> columns(String tensor) throws NoChain {
    ValueInfo input = inputs.get(tensor);
    if (input != null) {
      return given(input);
    }
    Node node =
        flow.maker(tensor).orElseThrow(() -> new NoChain("nothing makes \"" + tensor + '"'));
    return switch (node.operator()) {
      case "Identity", "Dropout", "Reshape", "Flatten" -> columns(node.inputs().get(0));
      case "Cast" -> cast(node);
      case "Concat" -> {
        List<Column> all = new ArrayList<>();
        for (String part : node.inputs()) {
          all.addAll(columns(part));
        }
        yield all;
      }
      case "ai.onnx.ml.Scaler" -> scaler(node);
      case "ai.onnx.ml.Imputer" -> imputer(node);
      case "ai.onnx.ml.OneHotEncoder" -> oneHot(node);
      case "Add", "Sub", "Mul", "Div" -> affine(node);
      default -> throw new NoChain(node, "prepares columns in a way that Theta does not");
    };
  }

  private List<Column> given(ValueInfo input) throws NoChain {
    int[] shape = flow.tensor(input.name()).shape();
    boolean words = input.type().equals(Optional.of(ElementType.STRING));
    if (shape.length != 2) {
      throw new NoChain("the input \"" + input.name() + "\" is " + Tensor.text(shape)
          + ", which is no row of a table");
    }
    List<Column> columns = new ArrayList<>();
    for (int j = 0; j < shape[1]; j++) {
      String name = shape[1] == 1 ? input.name() : input.name() + "[" + j + "]";
      columns.add(new Column(name, words, List.of(), 0, 1, Double.NaN));
    }
    return columns;
  }

  private List<Column> cast(Node node) throws NoChain {
    if (flow.tensor(node.outputs().get(0)).type().whole()) {
      throw new NoChain(node, "cuts numbers");
    }
    return columns(node.inputs().get(0));
  }

  private List<Column> scaler(Node node) throws NoChain {
    List<Column> columns = columns(node.inputs().get(0));
    float[] offset = node.numbers("offset").orElse(new float[1]);
    float[] scale = node.numbers("scale").orElse(new float[] {1});
    List<Column> scaled = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Column column = columns.get(j);
      double from = offset[offset.length == 1 ? 0 : j];
      double by = scale[scale.length == 1 ? 0 : j];
      // kept as it is written where nothing was scaled before, so that the bits are the same
      scaled.add(
          column.mean() == 0 && column.scale() == 1
              ? new Column(column.name(), column.words(), column.levels(), from, by, column.gap())
              : column.then(by, -from * by));
    }
    return scaled;
  }

  private List<Column> imputer(Node node) throws NoChain {
    float[] instead = node.numbers("imputed_value_floats")
        .orElseThrow(() -> new NoChain(node, "fills gaps of whole numbers"));
    if (!Float.isNaN(node.number("replaced_value_float", 0))) {
      throw new NoChain(node, "replaces numbers that are not missing");
    }
    List<Column> columns = columns(node.inputs().get(0));
    List<Column> filled = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      Column column = columns.get(j);
      filled.add(new Column(
          column.name(),
          column.words(),
          column.levels(),
          column.mean(),
          column.scale(),
          instead[instead.length == 1 ? 0 : j]));
    }
    return filled;
  }

  private List<Column> oneHot(Node node) throws NoChain {
    List<Column> columns = columns(node.inputs().get(0));
    Optional<List<String>> levels = node.texts("cats_strings");
    if (columns.size() != 1 || levels.isEmpty() || node.whole("zeros", 1) == 0) {
      throw new NoChain(node, "encodes something else than one column of words");
    }
    return List.of(new Column(columns.get(0).name(), true, levels.get(), 0, 1, Double.NaN));
  }

  private List<Column> affine(Node node) throws NoChain {
    int constant = flow.constant(node.inputs().get(1)) ? 1 : 0;
    String type = node.type();
    boolean turned = constant == 0 && (type.equals("Sub") || type.equals("Div"));
    if (turned || !flow.constant(node.inputs().get(constant))) {
      throw new NoChain(node, "prepares columns in a way that Theta does not");
    }
    Tensor by = flow.tensor(node.inputs().get(constant));
    List<Column> columns = columns(node.inputs().get(1 - constant));
    if (by.size() != 1 && by.size() != columns.size()) {
      throw new NoChain(node, "prepares columns in a way that Theta does not");
    }
    List<Column> changed = new ArrayList<>();
    for (int j = 0; j < columns.size(); j++) {
      double number = by.number(by.size() == 1 ? 0 : j);
      changed.add(
          switch (type) {
            case "Add" -> columns.get(j).then(1, number);
            case "Sub" -> columns.get(j).then(1, -number);
            case "Mul" -> columns.get(j).then(number, 0);
            default -> columns.get(j).then(1 / number, 0);
          });
    }
    return changed;
  }
}
