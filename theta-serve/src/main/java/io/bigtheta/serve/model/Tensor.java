package io.bigtheta.serve.model;

import io.bigtheta.spec.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A tensor with a name: elements of one type, row-major. Immutable: never write to the arrays.
 *
 * <p>Floats are kept as {@code float[]} (FP16 and FP32) or {@code double[]} (FP64), bytes as {@code byte[]} (UINT8), other whole
 * numbers and booleans as {@code long[]}, and BYTES as {@code byte[][]}, in which null is a missing element.
 */
public final class Tensor {
  private final String name;
  private final DataType type;
  private final List<Long> shape;
  private final Object values;

  private Tensor(String name, DataType type, List<Long> shape, Object values, int length) {
    this.name = name;
    this.type = type;
    this.shape = List.copyOf(shape);
    this.values = values;
    long size = 1;
    for (long one : shape) {
      if (one < 0) {
        throw Refusal.of("shape", "sizes of at least 0", shape).within(place(name));
      }
      size = size > Integer.MAX_VALUE ? size : size * Math.min(one, 1L << 31);
    }
    if (size != length) {
      throw Refusal.of(place(name), "data for the shape " + shape, length + " elements");
    }
  }

  private static String place(String name) {
    return "input \"" + name + '"';
  }

  public static Tensor floats(String name, List<Long> shape, float[] values) {
    return new Tensor(name, DataType.FP32, shape, values, values.length);
  }

  public static Tensor doubles(String name, List<Long> shape, double[] values) {
    return new Tensor(name, DataType.FP64, shape, values, values.length);
  }

  /** Whole numbers of a type other than UINT8, or booleans as 0 and 1. */
  public static Tensor longs(String name, DataType type, List<Long> shape, long[] values) {
    return new Tensor(name, type, shape, values, values.length);
  }

  /** Unsigned bytes. */
  public static Tensor bytes(String name, List<Long> shape, byte[] values) {
    return new Tensor(name, DataType.UINT8, shape, values, values.length);
  }

  /** Elements of any length; null for a missing one. */
  public static Tensor blobs(String name, List<Long> shape, byte[][] values) {
    return new Tensor(name, DataType.BYTES, shape, values, values.length);
  }

  /** Words, as BYTES in UTF-8. */
  public static Tensor words(String name, List<Long> shape, List<String> words) {
    byte[][] values = new byte[words.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = words.get(i).getBytes(StandardCharsets.UTF_8);
    }
    return blobs(name, shape, values);
  }

  public String name() {
    return name;
  }

  public DataType type() {
    return type;
  }

  public List<Long> shape() {
    return shape;
  }

  /** The array of the elements, see above. */
  public Object values() {
    return values;
  }

  /** The number of rows: the first size. */
  public int rows() {
    return shape.isEmpty() ? 1 : (int) (long) shape.get(0);
  }

  /** The number of elements. */
  public int size() {
    return values instanceof float[] floats
        ? floats.length
        : values instanceof double[] doubles
            ? doubles.length
            : values instanceof byte[] bytes
                ? bytes.length
                : values instanceof long[] longs ? longs.length : ((byte[][]) values).length;
  }

  /** Element {@code i} as a number. */
  public double number(int i) {
    if (values instanceof float[] floats) {
      return floats[i];
    } else if (values instanceof double[] doubles) {
      return doubles[i];
    } else if (values instanceof byte[] bytes) {
      return bytes[i] & 0xff;
    } else if (values instanceof long[] longs) {
      return longs[i];
    }
    throw Refusal.of(place(name), "numbers", "BYTES");
  }

  /** All elements as float32 numbers: each is rounded once. The array may be shared. */
  public float[] floats() {
    if (values instanceof float[] floats) {
      return floats;
    }
    float[] all = new float[size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = values instanceof long[] longs ? longs[i] : (float) number(i);
    }
    return all;
  }

  /** The bytes of element {@code i} of BYTES; empty if it is missing. */
  public Optional<byte[]> blob(int i) {
    if (values instanceof byte[][] blobs) {
      return Optional.ofNullable(blobs[i]);
    }
    throw Refusal.of(place(name), "BYTES", type);
  }

  /** Element {@code i} of BYTES as a text in UTF-8; empty if it is missing. */
  public Optional<String> word(int i) {
    return blob(i).map(blob -> new String(blob, StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return name + " " + type + shape;
  }
}
