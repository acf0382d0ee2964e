package io.bigtheta.report.drawing;

/**
 * The size and style of sans-serif letters.
 *
 * @param size of the em
 * @param halo whether a border of paper surrounds the letters, so that lines behind them do not disturb
 */
public record Lettering(double size, boolean bold, boolean italic, boolean halo) {
  /**
   * The widths of the letters from space to tilde, in hundredths of the em, in DejaVu Sans, the widest of the usual
   * fonts.
   */
  private static final int[] WIDTHS = {
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, // space to slash
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53, // digits to question mark
    100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, // @ to O
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, // P to _
    50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, // ` to o
    63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84 // p to ~
  };

  private static final double BOLD = 1.13;
  private static final int OTHER = 65;
  private static final int WIDE = 110;
  private static final int FIRST_WIDE =
      0x1100; // Hangul and most of the scripts above it have full-width letters

  public static Lettering of(double size) {
    return new Lettering(size, false, false, false);
  }

  public Lettering inBold() {
    return new Lettering(size, true, italic, halo);
  }

  public Lettering inItalics() {
    return new Lettering(size, bold, true, halo);
  }

  public Lettering withHalo() {
    return new Lettering(size, bold, italic, true);
  }

  /** An upper estimate of the width of the words. It needs no font, so a layout is the same on every machine. */
  public double width(String text) {
    int sum = text.codePoints().map(Lettering::hundredths).sum();
    return sum * size / 100 * (bold ? BOLD : 1);
  }

  private static int hundredths(int letter) {
    if (letter >= ' ' && letter <= '~') {
      return WIDTHS[letter - ' '];
    }
    return letter >= FIRST_WIDE && !(letter >= 0x2000 && letter < 0x2E80) ? WIDE : OTHER;
  }

  /** The words, shortened with an ellipsis if they would be wider than {@code most}. */
  public String cut(String text, double most) {
    if (width(text) <= most) {
      return text;
    }
    int[] letters = text.codePoints().toArray();
    int count = letters.length;
    while (count > 1 && width(new String(letters, 0, count) + "…") > most) {
      count--;
    }
    return new String(letters, 0, count).strip() + "…";
  }
}
