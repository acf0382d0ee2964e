package io.bigtheta.sound;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * Settings of a front end that makes pictures of recordings. A picture has a row for each hundredth of a second and a column
 * for each band of frequencies, the lowest on the left:
 *
 * <p>dB[t, m] = 10 · log₁₀ max(10⁻¹⁰, Σₖ band[m, k] · |Fourier(window · samples around t)[k]|²)
 *
 * <p>The window is a periodic Hann window of 25 ms in the middle of a transform whose size is the next power of two; beyond
 * the ends of the recording is silence. The bands lie on Slaney's mel scale from 20 Hz to half the rate. The numbers are
 * those of librosa 0.11 ({@code melspectrogram} and {@code power_to_db} without {@code top_db}).
 *
 * <p>Levels are relative to the loudest place of the recording, so its loudness does not matter: level = 255 · (1 + (dB −
 * loudest) / range), at least 0. A recording that is shorter than the picture lies in its middle, with 0 around it.
 *
 * @param rate samples a second of every recording
 * @param frames rows of a picture
 * @param bands columns of a picture
 * @param range dB between the levels 0 and 255
 */
public record LogMel(int rate, int frames, int bands, int range) {
  private static final double LEAST = 1e-10;
  private static final double LOWEST_HERTZ = 20;
  private static final int FULL = 255;
  private static final int LOWEST_RATE = 4_000;
  private static final int HIGHEST_RATE = 96_000;
  private static final int MOST = 1_000;

  public LogMel {
    check("rate", rate, LOWEST_RATE, HIGHEST_RATE);
    check("frames", frames, 1, MOST);
    check("bands", bands, 1, 128);
    check("range", range, 1, 200);
  }

  /** One second, 40 bands, and the loudest 60 dB. */
  public LogMel(int rate) {
    this(rate, 100, 40, 60);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw Refusal.of(name, least + " to " + most, value);
    }
  }

  /** Samples from a frame to the next one: a hundredth of a second. */
  int hop() {
    return Math.round(rate / 100f);
  }

  /** Samples of a window: 25 ms. */
  int window() {
    return Math.round(rate / 40f);
  }

  /** The size of the Fourier transform: the first power of two that holds a window. */
  int size() {
    return Integer.highestOneBit(window() - 1) * 2;
  }

  /**
   * The loudness of a recording in dB, [frames of the recording][bands].
   *
   * @throws Refusal if the recording has another rate
   */
  public double[][] decibels(Recording recording) {
    if (recording.rate() != rate) {
      throw Refusal.of(
          "recording",
          rate + " samples a second",
          recording.rate() + " samples a second",
          "resample it, for example with ffmpeg -i IN -ar " + rate + " OUT.wav");
    }
    float[] samples = recording.samples();
    int size = size();
    double[] window = hann(window(), size);
    Fourier fourier = new Fourier(size);
    MelBands mel = MelBands.of(bands, LOWEST_HERTZ, rate, size);
    double[] x = new double[size];
    double[] power = new double[size / 2 + 1];
    double[][] decibels = new double[1 + samples.length / hop()][bands];
    for (int t = 0; t < decibels.length; t++) {
      long begin = (long) t * hop() - size / 2;
      for (int n = 0; n < size; n++) {
        long at = begin + n;
        x[n] = at >= 0 && at < samples.length ? window[n] * samples[(int) at] : 0;
      }
      fourier.power(x, power);
      for (int m = 0; m < bands; m++) {
        decibels[t][m] = 10 * StrictMath.log10(Math.max(LEAST, mel.sum(m, power)));
      }
    }
    return decibels;
  }

  /** ½ − ½ · cos(2πn / length) for n &lt; length, in the middle of {@code size} numbers. */
  private static double[] hann(int length, int size) {
    double[] window = new double[size];
    int begin = (size - length) / 2;
    for (int n = 0; n < length; n++) {
      window[begin + n] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / length);
    }
    return window;
  }

  /**
   * The picture of a recording, [frames · bands]. Of a recording that is too long, the loudest part is taken.
   *
   * @throws Refusal if the recording has another rate or is silent
   */
  public byte[] levels(Recording recording) {
    double[][] decibels = decibels(recording);
    double loudest =
        Arrays.stream(decibels).flatMapToDouble(Arrays::stream).max().orElse(0);
    if (loudest <= 10 * StrictMath.log10(LEAST)) {
      throw Refusal.of("recording", "a sound", "silence", "record it again");
    }
    byte[][] rows = new byte[decibels.length][bands];
    for (int t = 0; t < rows.length; t++) {
      for (int m = 0; m < bands; m++) {
        double level = FULL * (1 + (decibels[t][m] - loudest) / range);
        rows[t][m] = (byte) Math.rint(Math.max(0, level));
      }
    }
    int from = loudestPart(rows);
    int count = Math.min(frames, rows.length);
    byte[] levels = new byte[frames * bands];
    for (int t = 0; t < count; t++) {
      System.arraycopy(rows[from + t], 0, levels, ((frames - count) / 2 + t) * bands, bands);
    }
    return levels;
  }

  /** Whether a recording is longer than a picture. */
  boolean cuts(Recording recording) {
    return recording.samples().length / hop() >= frames;
  }

  /** The first row of the part of a picture's length that has the largest sum of levels. */
  private int loudestPart(byte[][] rows) {
    long sum = 0;
    long most = -1;
    int best = 0;
    for (int t = 0; t < rows.length; t++) {
      sum += sum(rows[t]) - (t >= frames ? sum(rows[t - frames]) : 0);
      if (sum > most && (t >= frames - 1 || rows.length < frames)) {
        most = sum;
        best = Math.max(0, t - frames + 1);
      }
    }
    return best;
  }

  private static int sum(byte[] row) {
    int sum = 0;
    for (byte level : row) {
      sum += level & FULL;
    }
    return sum;
  }

  /** What {@link #levels} leaves out of a recording, in words. */
  List<String> left(Recording recording) {
    return cuts(recording)
        ? List.of("longer than " + frames / 100.0 + " s, of which the loudest part is taken")
        : List.of();
  }
}
