package io.bigtheta.report.drawing;

/** A box in a drawing, in which two axes give each pair of values a position. */
public final class Panel {
  private static final Lettering LABEL = Lettering.of(11);
  private static final Lettering TITLE = Lettering.of(12);

  private final double left;
  private final double top;
  private final double width;
  private final double height;
  private final Axis across;
  private final Axis up;

  public Panel(double left, double top, double width, double height, Axis across, Axis up) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.across = across;
    this.up = up;
  }

  /** The room to the left of a box that the labels and the title of an axis need. */
  public static double margin(Axis up) {
    double widest = up.ticks().stream()
        .mapToDouble(tick -> LABEL.width(up.label(tick)))
        .max()
        .orElse(0);
    return widest + 36;
  }

  public double x(double value) {
    return left + width * across.share(value);
  }

  public double y(double value) {
    return top + height * (1 - up.share(value));
  }

  /**
   * The position {x, y} of a pair of values, inside or outside the box. It is NaN for a value that a logarithmic axis
   * cannot show.
   */
  public double[] point(double x, double y) {
    return new double[] {left + width * across.place(x), top + height * (1 - up.place(y))};
  }

  public Box box() {
    return new Box(left, top, right(), bottom());
  }

  public double left() {
    return left;
  }

  public double top() {
    return top;
  }

  public double right() {
    return left + width;
  }

  public double bottom() {
    return top + height;
  }

  /** Draws fine lines behind everything else. */
  public void grid(Drawing on) {
    for (double tick : up.ticks()) {
      on.line(left, y(tick), right(), y(tick), Style.line(Ink.GRID, 0.8));
    }
  }

  /** Draws the axes with ticks, labels and titles. */
  public void axes(Drawing on) {
    Style axis = Style.line(Ink.AXIS, 1);
    on.line(left, top, left, bottom(), axis);
    on.line(left, bottom(), right(), bottom(), axis);
    for (double tick : up.ticks()) {
      on.line(left - 4, y(tick), left, y(tick), axis);
      on.words(left - 7, y(tick) + 4, up.label(tick), LABEL, Anchor.END, Ink.MUTED);
    }
    double free =
        Double.NEGATIVE_INFINITY; // a label that would overlap the previous one is left out
    for (double tick : across.ticks()) {
      on.line(x(tick), bottom(), x(tick), bottom() + 4, axis);
      String label = across.label(tick);
      if (!across.names().isEmpty()) {
        label = LABEL.cut(label, width / across.names().size() - 8);
      }
      double half = LABEL.width(label) / 2;
      if (x(tick) - half > free + 4) {
        on.words(x(tick), bottom() + 17, label, LABEL, Anchor.MIDDLE, Ink.MUTED);
        free = x(tick) + half;
      }
    }
    double middle = left + width / 2;
    on.words(
        middle,
        bottom() + 36,
        TITLE.cut(across.title(), width + 20),
        TITLE,
        Anchor.MIDDLE,
        Ink.TEXT);
    double beside = left - margin(up) + 14;
    String title = TITLE.cut(up.title(), height + 40);
    on.rotated(beside, top + height / 2, title, TITLE, Anchor.MIDDLE, -90, Ink.TEXT);
  }
}
