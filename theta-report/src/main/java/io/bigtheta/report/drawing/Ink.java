package io.bigtheta.report.drawing;

import java.util.Locale;

/**
 * The colours by purpose, on white and on dark paper. Colour-blind readers can tell the colours from blue to sky apart
 * (Okabe and Ito, Color Universal Design 2008).
 */
public enum Ink {
  NONE(0, 0),
  PAPER(0xFFFFFF, 0x17181A),
  TEXT(0x222222, 0xE4E4E4),
  MUTED(0x666666, 0xA3A3A3),
  GRID(0xE4E4E4, 0x36383B),
  PALE(0xC6C6C6, 0x565A5E),
  AXIS(0x888888, 0x85888C),
  BLUE(0x0072B2, 0x3D9BD9),
  VERMILLION(0xD55E00, 0xF08030),
  GREEN(0x009E73, 0x2FBF94),
  PURPLE(0xCC79A7, 0xDB93BC),
  ORANGE(0xE69F00, 0xE69F00),
  SKY(0x56B4E9, 0x56B4E9),
  SHADE(0xE69F00, 0xE69F00),
  WHITE(0xFFFFFF, 0xFFFFFF);

  private final int light;
  private final int dark;

  Ink(int light, int dark) {
    this.light = light;
    this.dark = dark;
  }

  /** The colour on white paper, as 0xRRGGBB. */
  public int rgb() {
    return light;
  }

  String hex() {
    return hex(light);
  }

  private static String hex(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Style rules that draw the drawings of a page on dark paper. */
  public static String darkRules() {
    StringBuilder css = new StringBuilder();
    for (Ink ink : values()) {
      if (ink.light != ink.dark) {
        css.append(".fill-" + ink.word() + "{fill:" + hex(ink.dark) + "}");
        css.append(".line-" + ink.word() + "{stroke:" + hex(ink.dark) + "}\n");
      }
    }
    return css.toString();
  }
}
