package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.ElementType.Storage;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators of two or more tensors, element by element, with broadcasting. */
final class Pairs {
  /** A function of two float32 numbers. */
  interface Singles {
    float of(float a, float b);
  }

  /** A function of two float64 numbers. */
  interface Doubles {
    double of(double a, double b);
  }

  /** A function of two whole numbers. */
  interface Wholes {
    long of(long a, long b);
  }

  /** A function of two truths. */
  interface Truths {
    boolean of(boolean a, boolean b);
  }

  /** One operation for each kind of number; null where there is none. */
  private record Arithmetic(
      Singles singles, Doubles doubles, @Nullable Wholes wholes) {}

  private Pairs() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Add" -> call -> two(call, sum());
      case "Sub" -> call -> two(call, difference());
      case "Mul" -> call -> two(call, product());
      case "Div" -> call -> two(call, ratio());
      case "PRelu" -> call -> two(call, sloped(), slopes(call));
      case "Mod" -> call -> two(call, modulo(call.flag("fmod", false)));
      case "Pow" -> Powers::plan;
      case "Max" -> call -> many(call, larger(), false);
      case "Min" -> call -> many(call, smaller(), false);
      case "Sum" -> call -> many(call, sum(), false);
      case "Mean" -> call -> many(call, sum(), true);
      case "And" -> call -> truths(call, (a, b) -> a && b);
      case "Or" -> call -> truths(call, (a, b) -> a || b);
      case "Xor" -> call -> truths(call, (a, b) -> a ^ b);
      default -> Comparisons.named(name);
    };
  }

  private static Arithmetic sum() {
    return new Arithmetic((a, b) -> a + b, (a, b) -> a + b, (a, b) -> a + b);
  }

  private static Arithmetic difference() {
    return new Arithmetic((a, b) -> a - b, (a, b) -> a - b, (a, b) -> a - b);
  }

  private static Arithmetic product() {
    return new Arithmetic((a, b) -> a * b, (a, b) -> a * b, (a, b) -> a * b);
  }

  private static Arithmetic larger() {
    return new Arithmetic(Math::max, Math::max, Math::max);
  }

  private static Arithmetic smaller() {
    return new Arithmetic(Math::min, Math::min, Math::min);
  }

  private static Arithmetic ratio() {
    return new Arithmetic((a, b) -> a / b, (a, b) -> a / b, Pairs::quotient);
  }

  private static Arithmetic sloped() {
    return new Arithmetic(
        (x, slope) -> x < 0 ? slope * x : x,
        (x, slope) -> x < 0 ? slope * x : x,
        (x, slope) -> x < 0 ? slope * x : x);
  }

  private static long quotient(long a, long b) {
    if (b == 0) {
      throw Refusal.of("Div", "a divisor that is not 0", 0);
    }
    return a / b;
  }

  private static Arithmetic modulo(boolean asC) {
    Wholes floor = (a, b) -> b == 0 ? quotient(a, b) : Math.floorMod(a, b);
    Wholes cut = (a, b) -> b == 0 ? quotient(a, b) : a % b;
    return new Arithmetic((a, b) -> a % b, (a, b) -> a % b, asC ? cut : floor);
  }

  private static Runnable two(Call call, Arithmetic how) {
    return two(call, how, aligned(call, call.in(1), call.in(0)));
  }

  private static Runnable two(Call call, Arithmetic how, Tensor b) {
    ElementType type = call.same(0, 1);
    Tensor a = call.in(0);
    int[] shape = Places.broadcast(a.shape(), b.shape());
    return fill(call, how, a, b, call.out(0, type, shape), shape);
  }

  /** Before opset 7 there was one slope for each channel. */
  private static Tensor slopes(Call call) {
    Tensor slope = call.in(1);
    int axes = call.in(0).rank() - 2;
    if (call.opset() >= 7 || slope.rank() != 1 || axes < 1) {
      return slope;
    }
    int[] wide = new int[axes + 1];
    Arrays.fill(wide, 1);
    wide[0] = slope.size();
    return slope.reshaped(wide);
  }

  /** Before opset 7 the second input was laid along an axis of the first. */
  static Tensor aligned(Call call, Tensor b, Tensor a) {
    if (call.opset() >= 7
        || call.node().whole("broadcast", 0) == 0
        || !call.node().has("axis")) {
      return b;
    }
    int axis = call.axis("axis", 0, a.rank());
    int[] wide = new int[a.rank() - axis];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = i < b.rank() ? b.dim(i) : 1;
    }
    return b.reshaped(wide);
  }

  private static Runnable fill(
      Call call, Arithmetic how, Tensor left, Tensor right, Tensor out, int... shape) {
    ElementType type = out.type();
    int @Nullable [] i = Places.indexes(left.shape(), shape);
    int @Nullable [] j = Places.indexes(right.shape(), shape);
    if (type.storage() == Storage.FLOATS) {
      return singles(how.singles(), left.floats(), i, right.floats(), j, out.floats(), type);
    }
    if (type == ElementType.DOUBLE) {
      double[] a = left.doubles();
      double[] b = right.doubles();
      double[] y = out.doubles();
      return () -> {
        for (int k = 0; k < y.length; k++) {
          y[k] = how.doubles().of(a[i == null ? k : i[k]], b[j == null ? k : j[k]]);
        }
      };
    }
    Wholes wholes = how.wholes();
    if (!type.whole() || wholes == null) {
      throw call.wrongType(0, "numbers");
    }
    long[] a = left.longs();
    long[] b = right.longs();
    long[] y = out.longs();
    return () -> {
      for (int k = 0; k < y.length; k++) {
        y[k] = type.wrapped(wholes.of(a[i == null ? k : i[k]], b[j == null ? k : j[k]]));
      }
    };
  }

  private static Runnable singles(
      Singles how,
      float[] a,
      int @Nullable [] i,
      float[] b,
      int @Nullable [] j,
      float[] y,
      ElementType type) {
    if (type == ElementType.FLOAT && i == null && j == null) {
      return () -> {
        for (int k = 0; k < y.length; k++) {
          y[k] = how.of(a[k], b[k]);
        }
      };
    }
    return () -> {
      for (int k = 0; k < y.length; k++) {
        y[k] = type.rounded(how.of(a[i == null ? k : i[k]], b[j == null ? k : j[k]]));
      }
    };
  }

  private static Runnable many(Call call, Arithmetic how, boolean average) {
    int[][] shapes = new int[call.inputs()][];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = call.in(i).shape();
      call.same(0, i);
    }
    int[] shape = Places.broadcast(shapes);
    Tensor out = call.out(0, call.in(0).type(), shape);
    List<Runnable> steps =
        new ArrayList<>(List.of(Moves.copy(call.in(0), out, Places.indexes(shapes[0], shape))));
    for (int i = 1; i < shapes.length; i++) {
      steps.add(fill(call, how, out, call.in(i), out, shape));
    }
    if (average) {
      Tensor count = Tensor.floats(new float[] {shapes.length}, 1);
      steps.add(fill(call, ratio(), out, count, out, shape));
    }
    Runnable[] all = steps.toArray(Runnable[]::new);
    return () -> {
      for (Runnable step : all) {
        step.run();
      }
    };
  }

  private static Runnable truths(Call call, Truths how) {
    Tensor second = aligned(call, call.in(1), call.in(0));
    int[] shape = Places.broadcast(call.in(0).shape(), second.shape());
    int @Nullable [] i = Places.indexes(call.in(0).shape(), shape);
    int @Nullable [] j = Places.indexes(second.shape(), shape);
    boolean[] a = call.in(0).booleans();
    boolean[] b = second.booleans();
    boolean[] y = call.out(0, ElementType.BOOL, shape).booleans();
    return () -> {
      for (int k = 0; k < y.length; k++) {
        y[k] = how.of(a[i == null ? k : i[k]], b[j == null ? k : j[k]]);
      }
    };
  }
}
