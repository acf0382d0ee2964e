package io.bigtheta.onnx.graph;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;

/** Arrays for numbers that are read one after the other. */
final class Growing {
  private Growing() {}

  /** Whole numbers that grow by one. */
  static final class Longs implements LongConsumer {
    private final int most;
    private long[] values = new long[4];
    private int size;

    Longs(int most) {
      this.most = most;
    }

    @Override
    public void accept(long value) {
      if (size == most) {
        throw Refusal.of("tensor", "at most " + most + " sizes", "more");
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    long get(int i) {
      return values[i];
    }

    long[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  /** Numbers that grow by one. */
  static final class Doubles implements DoubleConsumer {
    private double[] values = new double[4];
    private int size;

    @Override
    public void accept(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    double get(int i) {
      return values[i];
    }

    void copy(double[] to) {
      System.arraycopy(values, 0, to, 0, size);
    }

    float[] toFloats() {
      float[] floats = new float[size];
      for (int i = 0; i < size; i++) {
        floats[i] = (float) values[i];
      }
      return floats;
    }
  }
}
