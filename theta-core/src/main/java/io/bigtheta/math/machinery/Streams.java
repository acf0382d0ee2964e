package io.bigtheta.math.machinery;

/**
 * Several streams of numbers that are read or written side by side. Number {@code e} of block {@code b} of stream
 * {@code s} is {@code data[at + s · step + b · next + e]}.
 */
public record Streams(float[] data, int at, int step, int next) {
  /** The index of number {@code e} of block {@code b} of the first stream. */
  int place(int b, int e) {
    return at + b * next + e;
  }
}
