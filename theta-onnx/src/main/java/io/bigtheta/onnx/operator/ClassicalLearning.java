package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators of the domain {@code ai.onnx.ml} that prepare the columns of a table, or name the answers. */
final class ClassicalLearning {
  private ClassicalLearning() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Scaler" -> ClassicalLearning::scaler;
      case "Imputer" -> ClassicalLearning::imputer;
      case "OneHotEncoder" -> ClassicalLearning::oneHot;
      case "LabelEncoder" -> ClassicalLearning::labels;
      case "Normalizer" -> ClassicalLearning::normalizer;
      case "Binarizer" ->
        call -> {
          float threshold = call.node().number("threshold", 0);
          return Pointwise.plan(
              call,
              x -> x > threshold ? 1 : 0,
              x -> x > threshold ? 1 : 0,
              x -> x > threshold ? 1 : 0);
        };
      case "ArrayFeatureExtractor" -> ClassicalLearning::extract;
      case "FeatureVectorizer" -> ClassicalLearning::together;
      // The names that it gives the columns are those of the model's answer; see OnnxModel.
      case "ZipMap" -> call -> Reshaping.same(call, call.in(0).shape());
      default -> null;
    };
  }

  private static int columns(Tensor x) {
    return x.rank() == 0 ? 1 : x.dim(x.rank() - 1);
  }

  private static float[] each(Node node, String attribute, int columns, float usual) {
    float[] given = node.numbers(attribute).orElse(new float[] {usual});
    if (given.length == columns) {
      return given;
    }
    if (given.length != 1) {
      throw Refusal.of(attribute, "1 or " + columns + " numbers", given.length);
    }
    float[] all = new float[columns];
    Arrays.fill(all, given[0]);
    return all;
  }

  private static Runnable scaler(Call call) {
    Tensor x = call.in(0);
    int columns = columns(x);
    float[] offset = each(call.node(), "offset", columns, 0);
    float[] scale = each(call.node(), "scale", columns, 1);
    float[] y = call.out(0, ElementType.FLOAT, x.shape()).floats();
    boolean single = x.type() == ElementType.FLOAT;
    return () -> {
      for (int i = 0; i < y.length; i++) {
        int c = i % columns;
        y[i] = single
            ? (x.floats()[i] - offset[c]) * scale[c]
            : (float) ((x.number(i) - offset[c]) * scale[c]);
      }
    };
  }

  private static Runnable imputer(Call call) {
    Tensor x = call.in(0);
    int columns = columns(x);
    Tensor out = call.out(0, x.type(), x.shape());
    if (x.type().whole()) {
      long[] instead = call.node()
          .wholes("imputed_value_int64s")
          .orElseThrow(() -> Refusal.of("imputed_value_int64s", "whole numbers", "none"));
      long missing = call.node().whole("replaced_value_int64", 0);
      return () -> {
        for (int i = 0; i < out.size(); i++) {
          long value = x.longs()[i];
          out.longs()[i] =
              value == missing ? instead[instead.length == 1 ? 0 : i % columns] : value;
        }
      };
    }
    float[] instead = each(call.node(), "imputed_value_floats", columns, 0);
    float missing = call.node().number("replaced_value_float", 0);
    float[] from = x.floats();
    float[] to = out.floats();
    return () -> {
      for (int i = 0; i < to.length; i++) {
        boolean gone = from[i] == missing || Float.isNaN(missing) && Float.isNaN(from[i]);
        to[i] = gone ? instead[i % columns] : from[i];
      }
    };
  }

  private static Runnable oneHot(Call call) {
    Tensor x = call.in(0);
    Map<Object, Integer> levels = new HashMap<>();
    boolean words = call.node().has("cats_strings");
    if (words) {
      call.node()
          .texts("cats_strings")
          .orElseThrow()
          .forEach(word -> levels.put(word, levels.size()));
    } else {
      for (long level : call.node()
          .wholes("cats_int64s")
          .orElseThrow(() -> Refusal.of("categories", "words or whole numbers", "none"))) {
        levels.put(level, levels.size());
      }
    }
    boolean zeros = call.flag("zeros", true);
    int count = levels.size();
    int[] shape = Arrays.copyOf(x.shape(), x.rank() + 1);
    shape[x.rank()] = count;
    float[] y = call.out(0, ElementType.FLOAT, shape).floats();
    return () -> {
      Arrays.fill(y, 0);
      for (int i = 0; i < x.size(); i++) {
        Integer level = levels.get(words ? x.strings()[i] : (Object) (long) x.number(i));
        if (level != null) {
          y[i * count + level] = 1;
        } else if (!zeros) {
          throw Refusal.of(
              "OneHotEncoder", "a category of the training", words ? x.strings()[i] : x.number(i));
        }
      }
    };
  }

  private static Runnable labels(Call call) {
    Node node = call.node();
    Tensor x = call.in(0);
    if (node.has("classes_strings")) { // opset 1: between words and their places
      List<String> classes = node.texts("classes_strings").orElseThrow();
      Tensor names = Tensor.strings(classes.toArray(String[]::new), classes.size());
      long[] places = new long[classes.size()];
      Arrays.setAll(places, i -> i);
      Tensor numbers = Tensor.longs(places, places.length);
      boolean words = x.type() == ElementType.STRING;
      Tensor usual = words
          ? Tensor.longs(new long[] {node.whole("default_int64", -1)}, 1)
          : Tensor.strings(new String[] {node.text("default_string", "_Unused")}, 1);
      return mapped(call, words ? names : numbers, words ? numbers : names, usual);
    }
    return mapped(call, list(node, "keys"), list(node, "values"), usual(node));
  }

  private static Runnable mapped(Call call, Tensor keys, Tensor values, Tensor usual) {
    if (keys.size() != values.size()) {
      throw Refusal.of("values", keys.size() + " values, one for each key", values.size());
    }
    Tensor x = call.in(0);
    Map<Object, Integer> places = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      places.putIfAbsent(key(keys, i), i);
    }
    Tensor y = call.out(0, values.type(), x.shape());
    return () -> {
      for (int i = 0; i < x.size(); i++) {
        Integer at = places.get(key(x, i));
        System.arraycopy(
            (at == null ? usual : values).array(), at == null ? 0 : at, y.array(), i, 1);
      }
    };
  }

  private static Object key(Tensor tensor, int i) {
    return tensor.type() == ElementType.STRING ? tensor.strings()[i] : (Object) tensor.number(i);
  }

  private static Tensor list(Node node, String name) {
    @Nullable Tensor found = given(node, name, "s");
    if (found == null) {
      throw Refusal.of(name, "words or numbers", "none");
    }
    return found;
  }

  private static @Nullable Tensor given(Node node, String name, String many) {
    if (node.has(name + "_tensor")) {
      return node.tensor(name + "_tensor").orElseThrow();
    }
    if (node.has(name + "_string" + many)) {
      String[] words = many.isEmpty()
          ? new String[] {node.text(name + "_string", "")}
          : node.texts(name + "_strings").orElseThrow().toArray(String[]::new);
      return Tensor.strings(words, words.length);
    }
    if (node.has(name + "_int64" + many)) {
      long[] wholes = many.isEmpty()
          ? new long[] {node.whole(name + "_int64", -1)}
          : node.wholes(name + "_int64s").orElseThrow();
      return Tensor.longs(wholes, wholes.length);
    }
    if (node.has(name + "_float" + many)) {
      float[] numbers = many.isEmpty()
          ? new float[] {node.number(name + "_float", 0)}
          : node.numbers(name + "_floats").orElseThrow();
      return Tensor.floats(numbers, numbers.length);
    }
    return null;
  }

  private static Tensor usual(Node node) {
    Tensor values = list(node, "values");
    @Nullable Tensor given = given(node, "default", "");
    if (given != null && given.type() == values.type()) {
      return given;
    }
    return switch (values.type().storage()) {
      case STRINGS -> Tensor.strings(new String[] {"_Unused"}, 1);
      case LONGS -> Tensor.longs(new long[] {-1}, 1);
      default -> Tensor.of(values.type(), 1);
    };
  }

  private static Runnable normalizer(Call call) {
    Tensor x = call.in(0);
    int columns = columns(x);
    String norm = call.node().text("norm", "MAX");
    float[] y = call.out(0, ElementType.FLOAT, x.shape()).floats();
    Pairs.Doubles add = switch (norm) {
      case "MAX" -> (all, v) -> Math.max(all, Math.abs(v));
      case "L1" -> (all, v) -> all + Math.abs(v);
      case "L2" -> (all, v) -> all + v * v;
      default -> throw Refusal.of("norm", "MAX, L1 or L2", norm);
    };
    return () -> {
      for (int row = 0; row < y.length; row += columns) {
        double all = 0;
        for (int c = 0; c < columns; c++) {
          all = add.of(all, x.number(row + c));
        }
        double size = norm.equals("L2") ? Math.sqrt(all) : all;
        for (int c = 0; c < columns; c++) {
          y[row + c] = (float) (size == 0 ? x.number(row + c) : x.number(row + c) / size);
        }
      }
    };
  }

  private static Runnable extract(Call call) {
    Tensor x = call.in(0);
    Tensor places = call.in(1);
    int columns = columns(x);
    int wanted = places.size();
    int[] shape = x.rank() == 1 ? new int[] {1, wanted} : x.shape();
    shape[shape.length - 1] = wanted;
    Tensor y = call.out(0, x.type(), shape);
    return () -> {
      for (int i = 0; i < y.size(); i++) {
        long c = places.longs()[i % wanted];
        if (c < 0 || c >= columns) {
          throw Refusal.of("ArrayFeatureExtractor", "columns from 0 to " + (columns - 1), c);
        }
        System.arraycopy(x.array(), i / wanted * columns + (int) c, y.array(), i, 1);
      }
    };
  }

  private static Runnable together(Call call) {
    int rows = call.in(0).rank() < 2 ? 1 : call.in(0).dim(0);
    int columns = 0;
    for (int i = 0; i < call.inputs(); i++) {
      columns += columns(call.in(i));
      if (call.in(i).size() != rows * columns(call.in(i))) {
        throw Refusal.of("input " + i, rows + " rows", call.in(i));
      }
    }
    int width = columns;
    float[] y = call.out(0, ElementType.FLOAT, rows, width).floats();
    Tensor[] parts = new Tensor[call.inputs()];
    Arrays.setAll(parts, call::in);
    return () -> {
      int at = 0;
      for (Tensor part : parts) {
        int own = columns(part);
        for (int i = 0; i < part.size(); i++) {
          y[i / own * width + at + i % own] = (float) part.number(i);
        }
        at += own;
      }
    };
  }
}
