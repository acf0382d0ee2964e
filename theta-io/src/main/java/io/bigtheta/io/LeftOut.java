package io.bigtheta.io;

import java.util.List;

/** Words for what of a table is left out. */
public final class LeftOut {
  private static final int MOST_SHOWN = 5;

  private LeftOut() {}

  /**
   * A note such as {@code column tags is left out: it holds lists}.
   *
   * @param names of the columns
   * @param what they hold
   */
  public static String columns(List<String> names, String what) {
    boolean one = names.size() == 1;
    return (one ? "column " : "columns ") + names(names) + (one ? " is" : " are") + " left out: "
        + (one ? "it holds " : "they hold ") + what;
  }

  /** The first few of some names, and how many more there are. */
  public static String names(List<String> names) {
    int more = names.size() - MOST_SHOWN;
    return String.join(", ", more > 0 ? names.subList(0, MOST_SHOWN) : names)
        + (more > 0 ? " and " + more + " more" : "");
  }
}
