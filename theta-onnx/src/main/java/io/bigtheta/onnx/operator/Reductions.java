package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Operators that make one element of many along some axes. Every sum is one chain in double, in the order of the elements, and is rounded at its end.
 */
final class Reductions {
  /** What a reduction does to an accumulator in double. */
  private record Kind(double start, Pairs.Doubles add, End end) {}

  private interface End {
    double of(double sum, int count);
  }

  private static final End AS_IT_IS = (sum, count) -> sum;

  private Reductions() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "ReduceSum" -> reduction(13, new Kind(0, (sum, x) -> sum + x, AS_IT_IS));
      case "ReduceMean" ->
        reduction(18, new Kind(0, (sum, x) -> sum + x, (sum, count) -> sum / count));
      case "ReduceMax" -> reduction(18, new Kind(Double.NEGATIVE_INFINITY, Math::max, AS_IT_IS));
      case "ReduceMin" -> reduction(18, new Kind(Double.POSITIVE_INFINITY, Math::min, AS_IT_IS));
      case "ReduceProd" -> reduction(18, new Kind(1, (product, x) -> product * x, AS_IT_IS));
      case "ReduceL1" -> reduction(18, new Kind(0, (sum, x) -> sum + Math.abs(x), AS_IT_IS));
      case "ReduceL2" ->
        reduction(18, new Kind(0, (sum, x) -> sum + x * x, (sum, count) -> Math.sqrt(sum)));
      case "ReduceSumSquare" -> reduction(18, new Kind(0, (sum, x) -> sum + x * x, AS_IT_IS));
      case "ReduceLogSum" ->
        reduction(18, new Kind(0, (sum, x) -> sum + x, (sum, count) -> StrictMath.log(sum)));
      case "ReduceLogSumExp" ->
        reduction(
            18,
            new Kind(0, (sum, x) -> sum + StrictMath.exp(x), (sum, count) -> StrictMath.log(sum)));
      case "ArgMax" -> call -> arg(call, true);
      case "ArgMin" -> call -> arg(call, false);
      default -> null;
    };
  }

  private static Operator reduction(int asInput, Kind kind) {
    return call -> plan(call, asInput, kind);
  }

  private static Runnable plan(Call call, int asInput, Kind kind) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    long[] given = call.opset() >= asInput
        ? call.has(1) ? call.known(1).longs() : new long[0]
        : call.node().wholes("axes").orElse(new long[0]);
    boolean nothing = given.length == 0 && call.flag("noop_with_empty_axes", false);
    int[] axes = nothing
        ? new int[0]
        : given.length == 0
            ? IntStream.range(0, shape.length).toArray()
            : Call.axes(given, shape.length);
    boolean kept = call.flag("keepdims", true);
    int[] to = shape.clone();
    int count = 1;
    for (int axis : axes) {
      count *= shape[axis];
      to[axis] = 1;
    }
    int[] target = Places.list(shape, Places.repeated(to, shape), 0);
    int[] result = kept
        ? to
        : IntStream.range(0, shape.length)
            .filter(i -> Arrays.stream(axes).noneMatch(axis -> axis == i))
            .map(i -> shape[i])
            .toArray();
    Tensor y = call.out(0, x.type(), result);
    if (x.type().whole() && kind.end() == AS_IT_IS) {
      return wholes(kind, x, y, target);
    }
    double[] sums = new double[y.size()];
    int each = count;
    boolean truths = x.type() == ElementType.BOOL;
    return () -> {
      Arrays.fill(sums, truths ? Math.max(0, Math.min(1, kind.start())) : kind.start());
      for (int i = 0; i < target.length; i++) {
        sums[target[i]] = kind.add().of(sums[target[i]], x.number(i));
      }
      for (int i = 0; i < sums.length; i++) {
        Casts.set(y, i, kind.end().of(sums[i], each));
      }
    };
  }

  /** Whole numbers, whose digits a double may not hold. */
  private static Runnable wholes(Kind kind, Tensor x, Tensor y, int... target) {
    Pairs.Wholes add = kind.start() == 1
        ? (product, v) -> product * v
        : kind.start() == Double.NEGATIVE_INFINITY
            ? Math::max
            : kind.start() == Double.POSITIVE_INFINITY
                ? Math::min
                : (sum, v) -> sum + (long) kind.add().of(0, v);
    long start = kind.start() == Double.NEGATIVE_INFINITY
        ? Long.MIN_VALUE
        : kind.start() == Double.POSITIVE_INFINITY ? Long.MAX_VALUE : (long) kind.start();
    long[] from = x.longs();
    long[] sums = y.longs();
    return () -> {
      Arrays.fill(sums, start);
      for (int i = 0; i < target.length; i++) {
        sums[target[i]] = y.type().wrapped(add.of(sums[target[i]], from[i]));
      }
    };
  }

  private static Runnable arg(Call call, boolean largest) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    int axis = call.axis("axis", 0, shape.length);
    boolean last = call.flag("select_last_index", false);
    int size = shape[axis];
    if (size == 0) {
      throw Refusal.of("axis " + axis, "elements", "none");
    }
    int[] kept = shape.clone();
    kept[axis] = 1;
    int[] result = call.flag("keepdims", true)
        ? kept
        : IntStream.range(0, shape.length)
            .filter(i -> i != axis)
            .map(i -> shape[i])
            .toArray();
    long[] y = call.out(0, ElementType.INT64, result).longs();
    int inner = Places.product(shape, axis + 1, shape.length);
    return () -> {
      for (int k = 0; k < y.length; k++) {
        int at = k / inner * inner * size + k % inner;
        int best = 0;
        for (int j = 1; j < size; j++) {
          double a = x.number(at + j * inner);
          double b = x.number(at + best * inner);
          boolean better = largest ? a > b : a < b;
          if (better || last && a == b) {
            best = j;
          }
        }
        y[k] = best;
      }
    };
  }
}
