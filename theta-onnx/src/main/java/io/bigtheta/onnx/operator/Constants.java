package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Operators whose result is known, or follows from sizes. */
final class Constants {
  private Constants() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Constant" -> call -> call.outKnown(0, value(call.node()));
      case "ConstantOfShape" ->
        call -> {
          Tensor value =
              call.node().tensor("value").orElseGet(() -> Tensor.of(ElementType.FLOAT, 1));
          if (value.size() != 1) {
            throw Refusal.of("value", "one element", value);
          }
          Tensor out = call.out(0, value.type(), call.known(0).ints());
          Moves.padded(value, value, out, new int[out.size()]).run();
          return call.outKnown(0, out);
        };
      case "Range" -> Constants::range;
      case "Dropout" -> Constants::dropout;
      case "EyeLike" ->
        call -> {
          int[] shape = call.in(0).shape();
          if (shape.length != 2) {
            throw Refusal.of("input 0", "two axes", Tensor.text(shape));
          }
          ElementType type =
              ElementType.of(call.node().whole("dtype", call.in(0).type().code()));
          Tensor out = Tensor.of(type, shape);
          long k = call.node().whole("k", 0);
          for (int i = 0; i < shape[0]; i++) {
            long j = i + k;
            if (j >= 0 && j < shape[1]) {
              Casts.set(out, (int) (i * (long) shape[1] + j), 1);
            }
          }
          return call.outKnown(0, out);
        };
      default -> null;
    };
  }

  private static Tensor value(Node node) {
    if (node.has("value")) {
      return node.tensor("value").orElseThrow();
    }
    if (node.has("value_float")) {
      return Tensor.floats(new float[] {node.number("value_float", 0)});
    }
    if (node.has("value_int")) {
      return Tensor.longs(new long[] {node.whole("value_int", 0)});
    }
    if (node.has("value_string")) {
      return Tensor.strings(new String[] {node.text("value_string", "")});
    }
    if (node.has("value_floats")) {
      float[] all = node.numbers("value_floats").orElseThrow();
      return Tensor.floats(all, all.length);
    }
    if (node.has("value_ints")) {
      long[] all = node.wholes("value_ints").orElseThrow();
      return Tensor.longs(all, all.length);
    }
    String[] all = node.texts("value_strings")
        .orElseThrow(
            () -> Refusal.of("value", "a dense constant", node.attributes().keySet()))
        .toArray(String[]::new);
    return Tensor.strings(all, all.length);
  }

  private static Runnable range(Call call) {
    ElementType type = call.same(0, 1);
    double start = call.known(0).number(0);
    double step = call.known(2).number(0);
    double count = Math.ceil((call.known(1).number(0) - start) / step);
    if (!(count < Integer.MAX_VALUE)) {
      throw Refusal.of(
          "range", "a step that is not 0 and an end that can be reached", count + " steps");
    }
    Tensor out = call.out(0, type, (int) Math.max(0, count));
    for (int i = 0; i < out.size(); i++) {
      Casts.set(out, i, start + i * step);
    }
    return call.outKnown(0, out);
  }

  /** Passes everything: what a network does once it is trained. Drawing at random is refused. */
  private static Runnable dropout(Call call) {
    boolean training = call.opset() >= 12 && call.has(2) && call.known(2).booleans()[0];
    float ratio = call.has(1) && call.opset() >= 12
        ? (float) call.known(1).number(0)
        : call.node().number("ratio", 0.5f);
    if (training && ratio > 0) {
      throw Refusal.of(
          "training_mode",
          "false, as the model is to predict",
          "true",
          "export the model for inference");
    }
    Reshaping.same(call, call.in(0).shape());
    if (call.wants(1)) {
      ElementType type = call.opset() >= 10 ? ElementType.BOOL : call.in(0).type();
      Tensor mask = call.out(1, type, call.in(0).shape());
      if (type == ElementType.BOOL) {
        Arrays.fill(mask.booleans(), true);
      } else {
        Arrays.fill(mask.floats(), 1);
      }
    }
    return Operator.DONE;
  }
}
