package io.bigtheta.cli.console;

import java.util.Locale;

/** Texts with numbers in them, which are the same in every locale. */
public final class Words {
  private Words() {}

  public static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
