package io.bigtheta.onnx.operator;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
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

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Exp" -> kernel(Function.EXP, StrictMath::exp);
      case "Sigmoid" -> kernel(Function.LOGISTIC, x -> 1 / (1 + StrictMath.exp(-x)));
      case "Tanh" -> kernel(Function.TANH, StrictMath::tanh);
      case "Erf" -> kernel(Function.ERF, null);
      case "Softplus" ->
        kernel(
            Function.SOFTPLUS,
            x -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))));
      case "Abs" -> exact(Math::abs, Math::abs, Math::abs);
      case "Neg" -> exact(x -> -x, x -> -x, x -> -x);
      case "Sign" -> exact(Math::signum, Math::signum, Long::signum);
      case "Relu" -> exact(Pointwise::positive, Pointwise::positive, x -> Math.max(x, 0));
      case "Floor" -> exact(x -> (float) Math.floor(x), Math::floor, null);
      case "Ceil" -> exact(x -> (float) Math.ceil(x), Math::ceil, null);
      case "Round" -> exact(x -> (float) Math.rint(x), Math::rint, null);
      case "Sqrt" -> exact(x -> (float) Math.sqrt(x), Math::sqrt, null);
      case "Reciprocal" -> exact(x -> 1 / x, x -> 1 / x, null);
      case "Log" -> exact(Elementary::log, StrictMath::log, null);
      case "Sin" -> wide(StrictMath::sin);
      case "Cos" -> wide(StrictMath::cos);
      case "Tan" -> wide(StrictMath::tan);
      case "Asin" -> wide(StrictMath::asin);
      case "Acos" -> wide(StrictMath::acos);
      case "Atan" -> wide(StrictMath::atan);
      case "Sinh" -> wide(StrictMath::sinh);
      case "Cosh" -> wide(StrictMath::cosh);
      case "Asinh" ->
        wide(x -> Math.copySign(StrictMath.log(Math.abs(x) + Math.sqrt(x * x + 1)), x));
      case "Acosh" -> wide(x -> StrictMath.log(x + Math.sqrt(x * x - 1)));
      case "Atanh" -> wide(x -> 0.5 * (StrictMath.log1p(x) - StrictMath.log1p(-x)));
      case "Softsign" -> single(call -> x -> x / (1 + Math.abs(x)));
      case "LeakyRelu" ->
        single(call -> {
          float alpha = call.node().number("alpha", 0.01f);
          return x -> x < 0 ? alpha * x : x;
        });
      case "Elu" ->
        single(call -> {
          float alpha = call.node().number("alpha", 1);
          return x -> x < 0 ? alpha * (Elementary.exp(x) - 1) : x; // the bits of Theta's own elu
        });
      case "Celu" ->
        single(call -> {
          float alpha = call.node().number("alpha", 1);
          return x -> x < 0 ? alpha * minusOne(x / alpha) : x;
        });
      case "Selu" ->
        single(call -> {
          float alpha = call.node().number("alpha", SELU_ALPHA);
          float gamma = call.node().number("gamma", SELU_GAMMA);
          return x -> gamma * (x <= 0 ? alpha * minusOne(x) : x);
        });
      case "ThresholdedRelu" ->
        single(call -> {
          float alpha = call.node().number("alpha", 1);
          return x -> x <= alpha ? 0 : x;
        });
      case "HardSigmoid" ->
        single(call ->
            hardSigmoid(call.node().number("alpha", 0.2f), call.node().number("beta", 0.5f)));
      case "HardSwish" ->
        single(call -> {
          Single gate = hardSigmoid(1 / 6f, 0.5f);
          return x -> x * gate.of(x);
        });
      case "Mish" -> single(call -> x -> x * Elementary.tanh(Elementary.softplus(x)));
      case "Swish" ->
        single(call -> {
          float alpha = call.node().number("alpha", 1);
          return x -> x * Elementary.logistic(alpha * x);
        });
      case "Gelu" -> single(call -> gelu(call.node()));
      case "Shrink" ->
        single(call -> {
          float lambda = call.node().number("lambd", 0.5f);
          float bias = call.node().number("bias", 0);
          return x -> x < -lambda ? x + bias : x > lambda ? x - bias : 0;
        });
      case "Not" ->
        call -> {
          boolean[] x = call.in(0).booleans();
          boolean[] y = call.out(0, ElementType.BOOL, call.in(0).shape()).booleans();
          return () -> {
            for (int i = 0; i < y.length; i++) {
              y[i] = !x[i];
            }
          };
        };
      case "IsNaN" -> call -> test(call, Double::isNaN);
      case "IsInf" ->
        call -> {
          boolean below = call.node().whole("detect_negative", 1) != 0;
          boolean above = call.node().whole("detect_positive", 1) != 0;
          return test(call, x -> Double.isInfinite(x) && (x < 0 ? below : above));
        };
      default -> null;
    };
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

  private static Operator kernel(Function function, @Nullable DoubleUnaryOperator wide) {
    Kernels kernels = Kernels.best();
    return call -> {
      Tensor in = call.in(0);
      if (in.type() != ElementType.FLOAT) {
        return plan(call, function::of, wide, null);
      }
      Tensor out = call.out(0, ElementType.FLOAT, in.shape());
      Matrix x = new Matrix(in.floats(), 0, 1, in.size());
      Matrix y = new Matrix(out.floats(), 0, 1, in.size());
      return () -> kernels.map(function, x, y);
    };
  }

  private static Operator exact(
      Single single, @Nullable DoubleUnaryOperator wide, @Nullable LongUnaryOperator whole) {
    return call -> plan(call, single, wide, whole);
  }

  private static Operator single(Maker maker) {
    return call -> plan(call, maker.of(call), null, null);
  }

  private static Operator wide(DoubleUnaryOperator wide) {
    return call -> plan(call, x -> (float) wide.applyAsDouble(x), wide, null);
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
