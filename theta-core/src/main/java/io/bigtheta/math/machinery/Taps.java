package io.bigtheta.math.machinery;

/**
 * Where windows lie in an array of pixels, if not all pixels of a window lie side by side, and where results go that
 * are as many as the windows. Window (line, place) begins {@code line · lineNext + place · next} after the first one,
 * and its pixel k lies {@code pixels[k]} after its beginning. Its result begins {@code line · toLine + place · toNext}
 * after that of the first one.
 */
public record Taps(
    int lines, int lineNext, int toLine, int places, int next, int toNext, int[] pixels) {
  /** The number of windows. */
  public int windows() {
    return lines * places;
  }

  /** How far after the first window window {@code i} begins. */
  public int window(int i) {
    return i / places * lineNext + i % places * next;
  }

  /** How far after the first result that of window {@code i} begins. */
  public int result(int i) {
    return i / places * toLine + i % places * toNext;
  }
}
