package io.bigtheta.onnx.operator;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operators that turn each number into another: y = f(x). */
final class Pointwise {
  /** A function of float32 numbers. */
  interface Single {
    float of(float x);
  }

  /** Makes the function of a node with its attributes. */
  private interface Maker {
    Single of(Call call);
  }

  private static final float SQRT_HALF = (float) Math.sqrt(0.5);
  private static final float ROOT_2_BY_PI = (float) Math.sqrt(2 / Math.PI);
  private static final float SELU_ALPHA = 1.6732632f;
  private static final float SELU_GAMMA = 1.050701f;

  private Pointwise() {}

  static void all(Map<String, Operator> to) {
    kernel(to, "Exp", Function.EXP, StrictMath::exp);
    kernel(to, "Sigmoid", Function.LOGISTIC, x -> 1 / (1 + StrictMath.exp(-x)));
    kernel(to, "Tanh", Function.TANH, StrictMath::tanh);
    kernel(to, "Erf", Function.ERF, null);
    kernel(
        to,
        "Softplus",
        Function.SOFTPLUS,
        x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
    exact(to, "Abs", Math::abs, Math::abs, Math::abs);
    exact(to, "Neg", x -> -x, x -> -x, x -> -x);
    exact(to, "Sign", Math::signum, Math::signum, Long::signum);
    exact(to, "Relu", Pointwise::positive, Pointwise::positive, x -> Math.max(x, 0));
    exact(to, "Floor", x -> (float) Math.floor(x), Math::floor, null);
    exact(to, "Ceil", x -> (float) Math.ceil(x), Math::ceil, null);
    exact(to, "Round", x -> (float) Math.rint(x), Math::rint, null);
    exact(to, "Sqrt", x -> (float) Math.sqrt(x), Math::sqrt, null);
    exact(to, "Reciprocal", x -> 1 / x, x -> 1 / x, null);
    exact(to, "Log", Elementary::log, StrictMath::log, null);
    trigonometry(to);
    single(to, "Softsign", call -> x -> x / (1 + Math.abs(x)));
    single(to, "LeakyRelu", call -> {
      float alpha = call.node().number("alpha", 0.01f);
      return x -> x < 0 ? alpha * x : x;
    });
    single(to, "Elu", call -> {
      float alpha = call.node().number("alpha", 1);
      return x -> x < 0 ? alpha * (Elementary.exp(x) - 1) : x; // the bits of Theta's own elu
    });
    single(to, "Celu", call -> {
      float alpha = call.node().number("alpha", 1);
      return x -> x < 0 ? alpha * minusOne(x / alpha) : x;
    });
    single(to, "Selu", call -> {
      float alpha = call.node().number("alpha", SELU_ALPHA);
      float gamma = call.node().number("gamma", SELU_GAMMA);
      return x -> gamma * (x <= 0 ? alpha * minusOne(x) : x);
    });
    single(to, "ThresholdedRelu", call -> {
      float alpha = call.node().number("alpha", 1);
      return x -> x <= alpha ? 0 : x;
    });
    single(
        to,
        "HardSigmoid",
        call -> hardSigmoid(call.node().number("alpha", 0.2f), call.node().number("beta", 0.5f)));
    single(to, "HardSwish", call -> {
      Single gate = hardSigmoid(1 / 6f, 0.5f);
      return x -> x * gate.of(x);
    });
    single(to, "Mish", call -> x -> x * Elementary.tanh(Elementary.softplus(x)));
    single(to, "Swish", call -> {
      float alpha = call.node().number("alpha", 1);
      return x -> x * Elementary.logistic(alpha * x);
    });
    single(to, "Gelu", call -> gelu(call.node()));
    single(to, "Shrink", call -> {
      float lambda = call.node().number("lambd", 0.5f);
      float bias = call.node().number("bias", 0);
      return x -> x < -lambda ? x + bias : x > lambda ? x - bias : 0;
    });
    to.put("Not", call -> {
      boolean[] x = call.in(0).booleans();
      boolean[] y = call.out(0, ElementType.BOOL, call.in(0).shape()).booleans();
      return () -> {
        for (int i = 0; i < y.length; i++) {
          y[i] = !x[i];
        }
      };
    });
    to.put("IsNaN", call -> test(call, Double::isNaN));
    to.put("IsInf", call -> {
      boolean below = call.node().whole("detect_negative", 1) != 0;
      boolean above = call.node().whole("detect_positive", 1) != 0;
      return test(call, x -> Double.isInfinite(x) && (x < 0 ? below : above));
    });
  }

  private static void trigonometry(Map<String, Operator> to) {
    wide(to, "Sin", StrictMath::sin);
    wide(to, "Cos", StrictMath::cos);
    wide(to, "Tan", StrictMath::tan);
    wide(to, "Asin", StrictMath::asin);
    wide(to, "Acos", StrictMath::acos);
    wide(to, "Atan", StrictMath::atan);
    wide(to, "Sinh", StrictMath::sinh);
    wide(to, "Cosh", StrictMath::cosh);
    wide(to, "Asinh", x -> Math.copySign(StrictMath.log(Math.abs(x) + Math.sqrt(x * x + 1)), x));
    wide(to, "Acosh", x -> StrictMath.log(x + Math.sqrt(x * x - 1)));
    wide(to, "Atanh", x -> 0.5 * (StrictMath.log1p(x) - StrictMath.log1p(-x)));
  }

  /** max(0, x), but NaN for NaN. */
  private static float positive(float x) {
    return x <= 0 ? 0 : x;
  }

  private static double positive(double x) {
    return x <= 0 ? 0 : x;
  }

  /** eˣ − 1, without the loss of digits near 0. */
  private static float minusOne(float x) {
    return (float) StrictMath.expm1(x);
  }

  private static Single hardSigmoid(float alpha, float beta) {
    return x -> Math.max(0, Math.min(1, alpha * x + beta));
  }

  private static Single gelu(Node node) {
    return switch (node.text("approximate", "none")) {
      case "none" -> x -> x * (0.5f * (1 + Elementary.erf(x * SQRT_HALF)));
      case "tanh" ->
        x -> 0.5f * x * (1 + Elementary.tanh(ROOT_2_BY_PI * (x + 0.044715f * x * x * x)));
      default -> throw Refusal.of("approximate", "none or tanh", node.text("approximate", ""));
    };
  }

  private static void kernel(
      Map<String, Operator> to,
      String name,
      Function function,
      @Nullable DoubleUnaryOperator wide) {
    Kernels kernels = Kernels.best();
    to.put(name, call -> {
      Tensor in = call.in(0);
      if (in.type() != ElementType.FLOAT) {
        return plan(call, function::of, wide, null);
      }
      Tensor out = call.out(0, ElementType.FLOAT, in.shape());
      Matrix x = new Matrix(in.floats(), 0, 1, in.size());
      Matrix y = new Matrix(out.floats(), 0, 1, in.size());
      return () -> kernels.map(function, x, y);
    });
  }

  private static void exact(
      Map<String, Operator> to,
      String name,
      Single single,
      @Nullable DoubleUnaryOperator wide,
      @Nullable LongUnaryOperator whole) {
    to.put(name, call -> plan(call, single, wide, whole));
  }

  private static void single(Map<String, Operator> to, String name, Maker maker) {
    to.put(name, call -> plan(call, maker.of(call), null, null));
  }

  private static void wide(Map<String, Operator> to, String name, DoubleUnaryOperator wide) {
    to.put(name, call -> plan(call, x -> (float) wide.applyAsDouble(x), wide, null));
  }

  private static Runnable test(Call call, DoublePredicate test) {
    Tensor x = call.in(0);
    boolean[] y = call.out(0, ElementType.BOOL, x.shape()).booleans();
    return () -> {
      for (int i = 0; i < y.length; i++) {
        y[i] = test.test(x.number(i));
      }
    };
  }

  /** Fills y with f(x), by the function for the type of x. */
  static Runnable plan(
      Call call,
      Single single,
      @Nullable DoubleUnaryOperator wide,
      @Nullable LongUnaryOperator whole) {
    Tensor in = call.in(0);
    ElementType type = in.type();
    Tensor out = call.out(0, type, in.shape());
    if (type.storage() == ElementType.Storage.FLOATS) {
      float[] x = in.floats();
      float[] y = out.floats();
      return () -> {
        for (int i = 0; i < y.length; i++) {
          y[i] = type.rounded(single.of(x[i]));
        }
      };
    }
    if (type == ElementType.DOUBLE) {
      double[] x = in.doubles();
      double[] y = out.doubles();
      return () -> {
        for (int i = 0; i < y.length; i++) {
          y[i] = wide != null ? wide.applyAsDouble(x[i]) : single.of((float) x[i]);
        }
      };
    }
    if (!type.whole() || whole == null) {
      throw call.wrongType(0, whole == null ? "floating-point numbers" : "numbers");
    }
    long[] x = in.longs();
    long[] y = out.longs();
    return () -> {
      for (int i = 0; i < y.length; i++) {
        y[i] = type.wrapped(whole.applyAsLong(x[i]));
      }
    };
  }
}
