package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operators that turn elements of one type into those of another, and Clip. */
final class Casts {
  private Casts() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Cast" -> call -> cast(call, ElementType.of(call.node().whole("to", 0)));
      case "CastLike" -> call -> cast(call, call.in(1).type());
      case "Clip" -> Casts::clip;
      default -> null;
    };
  }

  private static Runnable cast(Call call, ElementType type) {
    Tensor x = call.in(0);
    Tensor y = call.out(0, type, x.shape());
    if (x.type() == type) {
      return Moves.copy(x, y, null);
    }
    if (type == ElementType.STRING) {
      return () -> {
        for (int i = 0; i < y.size(); i++) {
          y.strings()[i] = text(x, i);
        }
      };
    }
    if (x.type() == ElementType.STRING) {
      return () -> {
        for (int i = 0; i < y.size(); i++) {
          parse(x.strings()[i], y, i);
        }
      };
    }
    if (x.type().whole() && type.whole()) {
      return () -> {
        for (int i = 0; i < y.size(); i++) {
          y.longs()[i] = type.wrapped(x.longs()[i]);
        }
      };
    }
    if (x.type().whole() && x.type() != ElementType.UINT64 && type == ElementType.FLOAT) {
      long[] from = x.longs();
      float[] to = y.floats();
      return () -> {
        for (int i = 0; i < to.length; i++) {
          to[i] = from[i];
        }
      };
    }
    return () -> {
      for (int i = 0; i < y.size(); i++) {
        set(y, i, number(x, i));
      }
    };
  }

  private static double number(Tensor x, int i) {
    return x.type() == ElementType.UINT64 && x.longs()[i] < 0
        ? new BigInteger(Long.toUnsignedString(x.longs()[i])).doubleValue()
        : x.number(i);
  }

  private static String text(Tensor x, int i) {
    return switch (x.type().storage()) {
      case LONGS ->
        x.type() == ElementType.UINT64
            ? Long.toUnsignedString(x.longs()[i])
            : Long.toString(x.longs()[i]);
      case BOOLEANS -> x.booleans()[i] ? "1" : "0";
      case STRINGS -> x.strings()[i];
      case FLOATS -> plain(Float.toString(x.floats()[i]), x.floats()[i]);
      case DOUBLES -> plain(Double.toString(x.doubles()[i]), x.doubles()[i]);
    };
  }

  private static String plain(String text, double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "INF" : "-INF";
    }
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static void parse(String text, Tensor to, int i) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    try {
      switch (plain) {
        case "nan" -> set(to, i, Double.NaN);
        case "inf", "+inf", "infinity", "+infinity" -> set(to, i, Double.POSITIVE_INFINITY);
        case "-inf", "-infinity" -> set(to, i, Double.NEGATIVE_INFINITY);
        default -> {
          if (to.type().whole() && plain.matches("[+-]?[0-9]{1,18}")) {
            to.longs()[i] = to.type().wrapped(Long.parseLong(plain));
          } else if (to.type() == ElementType.FLOAT) {
            to.floats()[i] = Float.parseFloat(plain);
          } else {
            set(to, i, Double.parseDouble(plain));
          }
        }
      }
    } catch (NumberFormatException e) {
      throw Refusal.of("Cast", "texts that are numbers", '"' + text + '"');
    }
  }

  /** Sets an element to a number, rounded or cut to the type. */
  static void set(Tensor to, int i, double value) {
    switch (to.type().storage()) {
      case FLOATS -> to.floats()[i] = to.type().rounded((float) value);
      case DOUBLES -> to.doubles()[i] = value;
      case LONGS ->
        to.longs()[i] = to.type() == ElementType.UINT64 && value >= 0x1p63
            ? (long) (value - 0x1p63) ^ Long.MIN_VALUE
            : to.type().wrapped((long) value);
      case BOOLEANS -> to.booleans()[i] = value != 0;
      case STRINGS -> throw Refusal.of("tensor", "numbers", "texts");
    }
  }

  private static Runnable clip(Call call) {
    Tensor x = call.in(0);
    Tensor y = call.out(0, x.type(), x.shape());
    boolean asInputs = call.opset() >= 11;
    Tensor low = limit(call, asInputs, 1, "min", -Float.MAX_VALUE);
    Tensor high = limit(call, asInputs, 2, "max", Float.MAX_VALUE);
    boolean below = asInputs ? call.has(1) : call.node().has("min");
    boolean above = asInputs ? call.has(2) : call.node().has("max");
    return switch (x.type().storage()) {
      case FLOATS ->
        () -> {
          float from = below ? low.floats()[0] : Float.NEGATIVE_INFINITY;
          float to = above ? high.floats()[0] : Float.POSITIVE_INFINITY;
          float[] a = x.floats();
          float[] b = y.floats();
          for (int i = 0; i < b.length; i++) {
            b[i] = Math.min(to, Math.max(from, a[i]));
          }
        };
      case LONGS ->
        () -> {
          long from = below ? low.longs()[0] : Long.MIN_VALUE;
          long to = above ? high.longs()[0] : Long.MAX_VALUE;
          for (int i = 0; i < y.size(); i++) {
            y.longs()[i] = Math.min(to, Math.max(from, x.longs()[i]));
          }
        };
      case DOUBLES ->
        () -> {
          for (int i = 0; i < y.size(); i++) {
            double from = below ? low.doubles()[0] : Double.NEGATIVE_INFINITY;
            double to = above ? high.doubles()[0] : Double.POSITIVE_INFINITY;
            y.doubles()[i] = Math.min(to, Math.max(from, x.doubles()[i]));
          }
        };
      default -> throw call.wrongType(0, "numbers");
    };
  }

  private static Tensor limit(
      Call call, boolean asInputs, int input, String attribute, float usual) {
    if (!asInputs) {
      return Tensor.floats(new float[] {call.node().number(attribute, usual)}, 1);
    }
    if (!call.has(input)) {
      return call.in(0);
    }
    call.same(0, input);
    if (call.in(input).size() != 1) {
      throw Refusal.of(attribute, "one number", call.in(input));
    }
    return call.in(input);
  }
}
