package io.bigtheta.search;

import java.util.ArrayList;
import java.util.List;

/** A point of a {@link Space}: a value, as text, for each axis. */
public record Assignment(List<Value> values) {
  public Assignment {
    values = List.copyOf(values);
  }

  /** The value of one axis. */
  public record Value(String name, String text) {
    @Override
    public String toString() {
      return name + "=" + text;
    }
  }

  Assignment and(String name, String text) {
    List<Value> more = new ArrayList<>(values);
    more.add(new Value(name, text));
    return new Assignment(more);
  }

  /** The values as text, such as {@code hidden=16, rate=0.01}. */
  @Override
  public String toString() {
    return String.join(", ", values.stream().map(Value::toString).toList());
  }
}
