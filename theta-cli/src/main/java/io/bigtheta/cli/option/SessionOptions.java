package io.bigtheta.cli.option;

import io.bigtheta.spec.Refusal;
import picocli.CommandLine.Option;

/** Options that change no bit of a result: the number of threads, and the form of the output. */
public final class SessionOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Number of threads; it does not change the result. Default: one per processor.")
  private int threads;

  @Option(
      names = "--json",
      description =
          "Prints one JSON object to standard output, and everything else to standard error.")
  private boolean json;

  /** How many threads to use, at least 1. */
  public int threads() {
    return threads(threads);
  }

  /** How many threads an option asks for: 0 means one per processor. */
  public static int threads(int asked) {
    if (asked < 0) {
      throw Refusal.of("threads", "at least 1", asked).setting("threads");
    }
    return asked == 0 ? Runtime.getRuntime().availableProcessors() : asked;
  }

  public boolean json() {
    return json;
  }
}
