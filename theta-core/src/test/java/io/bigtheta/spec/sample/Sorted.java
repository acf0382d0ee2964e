package io.bigtheta.spec.sample;

import java.util.List;

/** A record that does not keep what it is given, which it may as it has no defaults. */
public record Sorted(List<Integer> values) {
  public Sorted {
    values = values.stream().sorted().toList();
  }
}
