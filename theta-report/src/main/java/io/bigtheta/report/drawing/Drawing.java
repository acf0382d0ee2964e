package io.bigtheta.report.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Marks on paper, where later marks cover earlier ones. Lengths are in points; y grows downwards. */
public final class Drawing {
  private final double width;
  private final double height;
  private final List<Mark> marks = new ArrayList<>();

  public Drawing(double width, double height) {
    this.width = Math.ceil(width); // whole pixels, or the last ones would be half paper
    this.height = Math.ceil(height);
    rect(0, 0, this.width, this.height, Style.filled(Ink.PAPER));
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  List<Mark> marks() {
    return Collections.unmodifiableList(marks);
  }

  public void rect(double x, double y, double w, double h, Style style) {
    polygon(new double[] {x, x + w, x + w, x}, new double[] {y, y, y + h, y + h}, style);
  }

  public void line(double x1, double y1, double x2, double y2, Style style) {
    path(new double[] {x1, x2}, new double[] {y1, y2}, style);
  }

  public void path(double[] x, double[] y, Style style) {
    marks.add(new Mark.Path(x.clone(), y.clone(), false, style));
  }

  public void polygon(double[] x, double[] y, Style style) {
    marks.add(new Mark.Path(x.clone(), y.clone(), true, style));
  }

  public void dots(double[] x, double[] y, double radius, Style style) {
    marks.add(new Mark.Dots(x.clone(), y.clone(), radius, style));
  }

  public void words(double x, double y, String text, Lettering letters, Anchor anchor, Ink ink) {
    marks.add(new Mark.Words(x, y, text, letters, anchor, 0, ink));
  }

  /** Words along a baseline that is rotated clockwise by {@code rotation} degrees. */
  public void rotated(
      double x, double y, String text, Lettering letters, Anchor anchor, double rotation, Ink ink) {
    marks.add(new Mark.Words(x, y, text, letters, anchor, rotation, ink));
  }

  /** An image of rows × cols pixels 0xRRGGBB, in which each pixel is a sharp square of {@code side}. */
  public void image(double x, double y, int rows, int cols, double side, int[] rgb) {
    marks.add(new Mark.Image(x, y, rows, cols, side, rgb.clone()));
  }

  /**
   * The drawing as SVG, which is well-formed by itself and inside a page. The same drawing gives the same text,
   * whatever fonts the machine has.
   */
  public String svg(String title) {
    return new Svg(this).text(title);
  }

  /** The drawing as PNG, with two pixels per point. This needs AWT and its fonts. */
  public byte[] png() {
    return Painter.png(this);
  }
}
