package io.bigtheta.report;

import io.bigtheta.report.drawing.Drawing;

/** A picture with the words that go with it; {@link Chart} makes more of them. */
public final class Figure {
  private final String name;
  private final String title;
  private final String advice;
  private final Drawing drawing;

  Figure(String name, String title, String advice, Drawing drawing) {
    this.name = name;
    this.title = title;
    this.advice = advice;
    this.drawing = drawing;
  }

  /** One word, as in the names of its files. */
  public String name() {
    return name;
  }

  /** What it shows. */
  public String title() {
    return title;
  }

  /** What to look at, in a sentence or two. */
  public String advice() {
    return advice;
  }

  /** As SVG, for a file or within a page; the same figure gives the same text, whatever fonts there are. */
  public String svg() {
    return drawing.svg(title);
  }

  /** As PNG. Needs AWT and its fonts, and throws what these throw where they are missing. */
  public byte[] png() {
    return drawing.png();
  }
}
