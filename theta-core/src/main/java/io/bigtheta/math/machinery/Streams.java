package io.bigtheta.math.machinery;

/**
 * Numbers that are read or written side by side: number {@code e} of block {@code b} of stream {@code s} is {@code data[at + s ·
 * step + b · next + e]}.
 */
public record Streams(float[] data, int at, int step, int next) {
  /** Where number {@code e} of block {@code b} of the first stream is. */
  int place(int b, int e) {
    return at + b * next + e;
  }
}
