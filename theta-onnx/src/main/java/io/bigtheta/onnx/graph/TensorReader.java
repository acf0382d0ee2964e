package io.bigtheta.onnx.graph;

import io.bigtheta.math.Half;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.onnx.wire.Wire;
import io.bigtheta.spec.Refusal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a TensorProto: sizes and elements, which lie as raw bytes, as numbers of their own type, or in another file. */
final class TensorReader {
  private static final int MOST_DIMS = 64;

  private final ExternalData beside;
  private final Growing.Longs dims = new Growing.Longs(MOST_DIMS);
  private final Growing.Longs wholes = new Growing.Longs(Integer.MAX_VALUE);
  private final Growing.Doubles reals = new Growing.Doubles();
  private final List<String> texts = new ArrayList<>();
  private final Map<String, String> elsewhere = new LinkedHashMap<>();
  private final List<String> forms = new ArrayList<>();
  private String name = "";
  private long type;
  private boolean external;
  private @Nullable ByteBuffer raw;

  private TensorReader(ExternalData beside) {
    this.beside = beside;
  }

  /** A tensor with its name. */
  record Named(String name, Tensor tensor) {}

  /**
   * Reads a tensor.
   *
   * @param beside where elements in other files are found
   */
  static Named read(Wire wire, ExternalData beside) {
    TensorReader reader = new TensorReader(beside);
    reader.fields(wire);
    try {
      return new Named(reader.name, reader.tensor());
    } catch (Refusal e) {
      throw reader.name.isEmpty() ? e : e.within("tensor \"" + reader.name + "\"");
    }
  }

  private void fields(Wire wire) {
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> wire.numbers(dims);
        case 2 -> type = wire.number();
        case 3 ->
          throw Refusal.of("tensor", "a whole one", "a segment", "ONNX has given segments up");
        case 4 -> singles(wire);
        case 5 -> wholes("int32_data", wire);
        case 6 -> {
          form("string_data");
          texts.add(wire.text());
        }
        case 7 -> wholes("int64_data", wire);
        case 8 -> name = wire.text();
        case 9 -> {
          form("raw_data");
          raw = wire.bytes();
        }
        case 10 -> {
          form("double_data");
          wire.doubles(reals);
        }
        case 11 -> wholes("uint64_data", wire);
        case 13 -> entry(wire.message());
        case 14 -> external = wire.number() == 1;
        default -> wire.skip();
      }
    }
  }

  private void singles(Wire wire) {
    form("float_data");
    wire.singles(reals);
  }

  private void wholes(String form, Wire wire) {
    form(form);
    wire.numbers(wholes);
  }

  private void form(String used) {
    if (!forms.contains(used)) {
      forms.add(used);
    }
  }

  private void entry(Wire wire) {
    String key = "";
    String value = "";
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> key = wire.text();
        case 2 -> value = wire.text();
        default -> wire.skip();
      }
    }
    if (elsewhere.put(key, value) != null) {
      throw Refusal.of("external data", "each key once", key + " twice");
    }
  }

  private Tensor tensor() {
    int[] shape = Arrays.stream(dims.toArray()).mapToInt(TensorReader::dim).toArray();
    ElementType of = ElementType.of(type);
    long count = count(shape);
    if (forms.size() > 1) {
      throw Refusal.of("elements", "one form of them", String.join(" and ", forms));
    }
    if (external) {
      if (!forms.isEmpty()) {
        throw Refusal.of("elements", "none, as they lie in another file", forms.get(0));
      }
      raw = beside.read(elsewhere, count * of.bytes());
      form("raw_data");
    }
    long given = given(of);
    if (given != count) {
      throw Refusal.of("elements", count + " for " + Tensor.text(shape), given);
    }
    Tensor tensor = Tensor.of(of, shape);
    if (count == 0) {
      return tensor;
    }
    if (raw != null) {
      copy(raw, tensor);
    } else {
      copy(tensor);
    }
    return tensor;
  }

  private static int dim(long size) {
    if (size < 0 || size > Integer.MAX_VALUE) {
      throw Refusal.of("dims", "sizes from 0 to " + Integer.MAX_VALUE, size);
    }
    return (int) size;
  }

  private static long count(int[] shape) {
    long count = 1;
    for (int size : shape) {
      if (count != 0 && size > Long.MAX_VALUE / 16 / count) {
        throw Refusal.of("dims", "fewer than 2^31 elements", Tensor.text(shape));
      }
      count *= size;
    }
    return count;
  }

  private long given(ElementType of) {
    if (raw != null) {
      int length = raw.remaining();
      if (of.bytes() == 0 || length % of.bytes() != 0) {
        throw Refusal.of(
            "raw data",
            of.bytes() == 0
                ? "none, as texts have no fixed length"
                : "elements of " + of.bytes() + " bytes",
            length + " bytes");
      }
      return length / of.bytes();
    }
    return switch (of.storage()) {
      case STRINGS -> texts.size();
      case DOUBLES -> reals.size();
      case FLOATS -> of == ElementType.FLOAT ? reals.size() : wholes.size();
      case LONGS, BOOLEANS -> wholes.size();
    };
  }

  private void copy(Tensor to) {
    switch (to.type().storage()) {
      case STRINGS -> texts.toArray(to.strings());
      case DOUBLES -> reals.copy(to.doubles());
      case LONGS -> {
        for (int i = 0; i < to.size(); i++) {
          to.longs()[i] = to.type().wrapped(wholes.get(i));
        }
      }
      case BOOLEANS -> {
        for (int i = 0; i < to.size(); i++) {
          to.booleans()[i] = wholes.get(i) != 0;
        }
      }
      case FLOATS -> {
        for (int i = 0; i < to.size(); i++) {
          to.floats()[i] = switch (to.type()) {
            case FLOAT16 -> Half.ofBits((int) wholes.get(i));
            case BFLOAT16 -> Float.intBitsToFloat((int) wholes.get(i) << 16);
            default -> (float) reals.get(i);
          };
        }
      }
    }
  }

  private static void copy(ByteBuffer raw, Tensor to) {
    for (int i = 0; i < to.size(); i++) {
      switch (to.type()) {
        case FLOAT -> to.floats()[i] = raw.getFloat();
        case FLOAT16 -> to.floats()[i] = Half.ofBits(raw.getShort());
        case BFLOAT16 -> to.floats()[i] = Float.intBitsToFloat(raw.getShort() << 16);
        case DOUBLE -> to.doubles()[i] = raw.getDouble();
        case BOOL -> to.booleans()[i] = raw.get() != 0;
        default -> {
          long value = switch (to.type().bytes()) {
            case 1 -> raw.get();
            case 2 -> raw.getShort();
            case 4 -> raw.getInt();
            default -> raw.getLong();
          };
          to.longs()[i] = to.type().wrapped(value);
        }
      }
    }
  }
}
