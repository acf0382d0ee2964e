package io.bigtheta.onnx.tensor;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;

/**
 * A tensor of any rank: row-major elements of one type. A tensor holds numbers, operators calculate with them. Several
 * tensors may share one array.
 */
public final class Tensor {
  /** Of the memory of this JVM, one part in so many may be numbers of one tensor. */
  private static final int PARTS = 32;

  private final ElementType type;
  private final int[] shape;
  private final int size;
  private final Object values;

  private Tensor(ElementType type, Object values, int... shape) {
    this.type = type;
    this.values = values;
    this.shape = shape;
    size = size(shape);
  }

  /** A tensor of zeros, of false or of empty texts. */
  public static Tensor of(ElementType type, int... shape) {
    int size = size(shape);
    Object values = switch (type.storage()) {
      case FLOATS -> new float[size];
      case DOUBLES -> new double[size];
      case LONGS -> new long[size];
      case BOOLEANS -> new boolean[size];
      case STRINGS -> filled(size);
    };
    return new Tensor(type, values, shape.clone());
  }

  private static String[] filled(int size) {
    String[] texts = new String[size];
    Arrays.fill(texts, "");
    return texts;
  }

  /** A tensor of float32 numbers, which are shared. */
  public static Tensor floats(float[] values, int... shape) {
    return shared(ElementType.FLOAT, values, values.length, shape);
  }

  /** A tensor of int64 numbers, which are shared. */
  public static Tensor longs(long[] values, int... shape) {
    return shared(ElementType.INT64, values, values.length, shape);
  }

  /** A tensor of texts, which are shared. */
  public static Tensor strings(String[] values, int... shape) {
    return shared(ElementType.STRING, values, values.length, shape);
  }

  private static Tensor shared(ElementType type, Object values, int length, int... shape) {
    if (size(shape) != length) {
      throw Refusal.of("tensor", size(shape) + " elements for " + text(shape), length);
    }
    return new Tensor(type, values, shape.clone());
  }

  /**
   * The number of elements of a shape.
   *
   * @throws Refusal if a size is negative, or if there are more elements than this JVM has room for
   */
  public static int size(int... shape) {
    long size = 1;
    long most = Math.min(Integer.MAX_VALUE - 16, Runtime.getRuntime().maxMemory() / PARTS);
    boolean empty = Arrays.stream(shape).anyMatch(n -> n == 0);
    for (int n : shape) {
      if (n < 0) {
        throw Refusal.of("shape", "sizes from 0 on", text(shape));
      }
      size = empty ? 0 : size * n;
      if (size > most) {
        throw Refusal.of(
            "shape",
            "at most " + most + " elements, which this JVM has room for",
            text(shape),
            "give it more memory with -Xmx if the model is right");
      }
    }
    return (int) size;
  }

  /** The same elements in another shape. */
  public Tensor reshaped(int... other) {
    if (size(other) != size) {
      throw Refusal.of(
          "shape", "one of " + size + " elements, as " + text(shape) + " has", text(other));
    }
    return new Tensor(type, values, other.clone());
  }

  /**
   * {@code count} rows from row {@code from} on, as far as there are so many, with zeros behind them up to {@code size} rows. A row is
   * what the first axis counts.
   */
  public Tensor rows(int from, int count, int size) {
    int width = shape[0] == 0 ? 0 : this.size / shape[0];
    int there = Math.max(0, Math.min(count, shape[0] - from));
    int[] some = shape.clone();
    some[0] = size;
    Tensor rows = of(type, some);
    if (there > 0) {
      System.arraycopy(values, from * width, rows.values, 0, there * width);
    }
    return rows;
  }

  public ElementType type() {
    return type;
  }

  /** The sizes, the outermost first. A single number has none. */
  public int[] shape() {
    return shape.clone();
  }

  /** Whether another tensor has the same type and sizes. */
  public boolean sameShape(Tensor other) {
    return type == other.type && Arrays.equals(shape, other.shape);
  }

  /** The size of axis {@code i}. */
  public int dim(int i) {
    return shape[i];
  }

  public int rank() {
    return shape.length;
  }

  /** The number of elements. */
  public int size() {
    return size;
  }

  /** The elements of a float32, float16 or bfloat16 tensor: shared. */
  public float[] floats() {
    return values instanceof float[] array ? array : wrong("floating-point numbers", new float[0]);
  }

  /** The elements of a float64 tensor: shared. */
  public double[] doubles() {
    return values instanceof double[] array ? array : wrong("float64 numbers", new double[0]);
  }

  /** The elements of a tensor of whole numbers: shared. */
  public long[] longs() {
    return values instanceof long[] array ? array : wrong("whole numbers", new long[0]);
  }

  /** The elements of a tensor of truths: shared. */
  public boolean[] booleans() {
    return values instanceof boolean[] array ? array : wrong("true and false", new boolean[0]);
  }

  /** The elements of a tensor of texts: shared. */
  public String[] strings() {
    return values instanceof String[] array ? array : wrong("texts", new String[0]);
  }

  private <A> A wrong(String expected, A unused) {
    throw Refusal.of("tensor", expected, type);
  }

  /** The array of the elements: shared. */
  public Object array() {
    return values;
  }

  /** A number at an index, whatever its type. */
  public double number(int i) {
    return switch (type.storage()) {
      case FLOATS -> floats()[i];
      case DOUBLES -> doubles()[i];
      case LONGS -> longs()[i];
      case BOOLEANS -> booleans()[i] ? 1 : 0;
      case STRINGS -> throw Refusal.of("tensor", "numbers", type);
    };
  }

  /** The elements as int64, whatever whole type they have. */
  public int[] ints() {
    return Arrays.stream(longs()).mapToInt(Math::toIntExact).toArray();
  }

  /** A shape for people, such as {@code [1, 28, 28]}. */
  public static String text(int... shape) {
    return Arrays.toString(shape);
  }

  @Override
  public String toString() {
    return type + text(shape);
  }
}
