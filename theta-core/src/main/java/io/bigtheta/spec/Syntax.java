package io.bigtheta.spec;

import java.util.List;

/** What a text says before it is known what its names stand for. */
sealed interface Syntax {

  /** How an error message names it. */
  String shown();

  /** A name or a number. */
  record Word(String text) implements Syntax {
    @Override
    public String shown() {
      return Words.shown(text);
    }
  }

  /** A string in quotation marks; {@code text} is without them and without escapes. */
  record Quoted(String text) implements Syntax {
    @Override
    public String shown() {
      return "the string " + Words.shown(text);
    }
  }

  /** {@code [a, b]}. */
  record Sequence(List<Syntax> items) implements Syntax {
    @Override
    public String shown() {
      return "a list";
    }
  }

  /** {@code name(a, b=c)}. */
  record Call(String name, List<Argument> arguments) implements Syntax {
    @Override
    public String shown() {
      return Words.shown(name + "(" + (arguments.isEmpty() ? "" : "…") + ")");
    }
  }

  /** {@code name=value}, or {@code value} with an empty name. */
  record Argument(String name, Syntax value) {
    boolean named() {
      return !name.isEmpty();
    }
  }
}
