package io.bigtheta.data;

import java.util.List;

/** A column of a table: {@link Numeric} or {@link Categorical}. */
public sealed interface Field {
  String name();

  /** A column of numbers. */
  record Numeric(String name) implements Field {}

  /** A column of words. A cell holds the index of its word in {@code levels}, which are sorted and without repeats. */
  record Categorical(String name, List<String> levels) implements Field {
    public Categorical {
      levels = List.copyOf(levels);
    }
  }
}
