package io.bigtheta.play.selfplay;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;

/** A list of numbers that grows at its end and is read from its beginning. A state is stored as one. */
final class Numbers {
  private float[] numbers;
  private int size;
  private int at;

  Numbers() {
    numbers = new float[1024];
  }

  /** The numbers of a state that was stored; shared. */
  Numbers(float[] stored) {
    numbers = stored;
    size = stored.length;
  }

  void add(float... more) {
    if (size + more.length > numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(2 * numbers.length, size + more.length));
    }
    System.arraycopy(more, 0, numbers, size, more.length);
    size += more.length;
  }

  float[] next(int count) {
    if (count < 0 || count > size - at) {
      throw Refusal.of("state", "all numbers of the games in it", "an end in the middle");
    }
    at += count;
    return Arrays.copyOfRange(numbers, at - count, at);
  }

  float number() {
    return next(1)[0];
  }

  /** A number without a fraction. Sizes are below 2²⁴, so a float holds them exactly. */
  int whole() {
    float number = number();
    if (number != (int) number) {
      throw Refusal.of("state", "a whole number", number);
    }
    return (int) number;
  }

  float[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
