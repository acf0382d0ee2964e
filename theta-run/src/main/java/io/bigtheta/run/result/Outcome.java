package io.bigtheta.run.result;

/** How a job ended. */
public enum Outcome {
  DONE,
  /** It was cancelled before it was done. */
  INTERRUPTED,
  /** A training diverged, or a file could not be written. */
  BROKEN
}
