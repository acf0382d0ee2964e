package io.bigtheta.report;

import io.bigtheta.report.drawing.Drawing;

/** A picture with its title and its advice. {@link Chart} makes further figures. */
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

  /** The name, which is also used for its files. */
  public String name() {
    return name;
  }

  /** The title, which says what the figure shows. */
  public String title() {
    return title;
  }

  /** The advice, which says in a sentence or two what to look at. */
  public String advice() {
    return advice;
  }

  /**
   * The figure as SVG, for a file or inside a page. The same figure gives the same text, whatever fonts the machine
   * has.
   */
  public String svg() {
    return drawing.svg(title);
  }

  /** The figure as PNG. This needs AWT and its fonts, and throws what they throw if they are missing. */
  public byte[] png() {
    return drawing.png();
  }
}
