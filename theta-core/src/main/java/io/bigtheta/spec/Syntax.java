package io.bigtheta.spec;

import java.util.List;

/** The syntax of a text, before its names are looked up. */
sealed interface Syntax {

  /** How an error message shows it. */
  String shown();

  /** A name or a number. */
  record Word(String text) implements Syntax {
    @Override
    public String shown() {
      return Words.shown(text);
    }
  }

  /** A string in quotation marks. {@code text} is the string without the marks and escapes. */
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
