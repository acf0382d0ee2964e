package io.bigtheta.sound;

/**
 * One channel of sound.
 *
 * @param rate samples a second
 * @param samples the pressure at each sample, from −1 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is handed on, never compared
public record Recording(int rate, float[] samples) {
  /** How long it is, in seconds. */
  public double seconds() {
    return samples.length / (double) rate;
  }
}
