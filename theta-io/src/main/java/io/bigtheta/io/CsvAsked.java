package io.bigtheta.io;

import java.util.Set;

/**
 * What the reader of a table wants.
 *
 * @param kept columns that are needed whatever they hold, such as the target; they are not left out
 * @param spelled columns of classes, whose numbers are kept as they are spelled
 * @param thorough whether the different values of all columns are counted
 */
public record CsvAsked(Set<String> kept, Set<String> spelled, boolean thorough) {
  /** Whatever the file shows. */
  public static final CsvAsked NOTHING = new CsvAsked(Set.of(), Set.of(), false);

  public CsvAsked {
    kept = Set.copyOf(kept);
    spelled = Set.copyOf(spelled);
  }

  /** These columns are needed; empty names do not count. */
  public CsvAsked keep(String... names) {
    Set<String> all = new java.util.HashSet<>(kept);
    all.addAll(java.util.Arrays.asList(names));
    all.remove("");
    return new CsvAsked(all, spelled, thorough);
  }

  /** The numbers in this column are kept as they are spelled. */
  public CsvAsked spell(String name) {
    return new CsvAsked(kept, Set.of(name), thorough);
  }

  /** The different values of all columns are counted. */
  public CsvAsked all() {
    return new CsvAsked(kept, spelled, true);
  }
}
