package io.bigtheta.cli.option;

import io.bigtheta.spec.Refusal;
import picocli.CommandLine.Option;

/** What changes no bit of a result: on how many threads it is made, and who it is told to. */
public final class SessionOptions {
  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "If not given: one on every processor. The result does not depend on it.")
  private int threads;

  @Option(
      names = "--json",
      description = "One JSON object on standard output; all else on standard error.")
  private boolean json;

  /** At least 1. */
  public int threads() {
    if (threads < 0) {
      throw Refusal.of("threads", "at least 1", threads).setting("threads");
    }
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  public boolean json() {
    return json;
  }
}
