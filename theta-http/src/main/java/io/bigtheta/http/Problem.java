package io.bigtheta.http;

/** Ends a call with an HTTP status and one sentence for the caller. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  public Problem(int status, String words) {
    super(words, null, false, false); // no stack trace: it is an answer
    this.status = status;
  }

  /** There is nothing of this name. */
  public static Problem missing(String what) {
    return new Problem(404, what);
  }

  public int status() {
    return status;
  }
}
