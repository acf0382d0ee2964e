package io.bigtheta.support;

import io.bigtheta.select.FoldLog;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A log in memory, which outlives a run as a file would. */
public final class Notes<T> implements FoldLog<T> {
  public final Map<String, T> known = new LinkedHashMap<>();

  @Override
  public Optional<T> find(String recipe, int number) {
    return Optional.ofNullable(known.get(recipe + number));
  }

  @Override
  public void add(String recipe, int number, T ended) {
    if (known.put(recipe + number, ended) != null) {
      throw new AssertionError("fold " + number + " was trained twice");
    }
  }
}
