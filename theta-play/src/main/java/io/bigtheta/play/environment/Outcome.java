package io.bigtheta.play.environment;

/**
 * What one action led to.
 *
 * @param reward what the action earned
 * @param terminated whether the episode ended because of the state: nothing more can be earned
 * @param truncated whether the episode ended because its time was over: more could have been earned
 */
public record Outcome(double reward, boolean terminated, boolean truncated) {
  /** Whether the episode is over. */
  public boolean done() {
    return terminated || truncated;
  }
}
