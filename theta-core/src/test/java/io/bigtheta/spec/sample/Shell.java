package io.bigtheta.spec.sample;

import java.util.List;

/** Not found: no record. */
public final class Shell {
  private Shell() {}

  /** Not found: not top-level. */
  public record Inner() implements Activation {}

  /** Without a text: nobody can read it. */
  private record Secret(int value) {}

  /** Without a text: its constructor is public, but it is not. */
  record Half(int value) {
    public Half {}
  }

  /** The records nobody can read. */
  public static List<Object> secrets() {
    return List.of(new Secret(1), new Half(1));
  }
}
