package io.bigtheta.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Paints a drawing with Java 2D. This is the only class that needs AWT. */
final class Painter {
  private static final int SCALE = 2;

  private final Graphics2D graphics;

  private Painter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  static byte[] png(Drawing drawing) {
    int width = (int) Math.ceil(drawing.width() * SCALE);
    int height = (int) Math.ceil(drawing.height() * SCALE);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(SCALE, SCALE);
      drawing.marks().forEach(new Painter(graphics)::paint);
    } finally {
      graphics.dispose();
    }
    // read directly, because getRGB asks the colour model about each of a million pixels
    int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    return Png.bytes(width, height, rgb);
  }

  private void paint(Mark mark) {
    if (mark instanceof Mark.Path path) {
      paint(shape(path), path.style());
    } else if (mark instanceof Mark.Dots dots) {
      double r = dots.radius();
      for (int i = 0; i < dots.x().length; i++) {
        double x = dots.x()[i];
        double y = dots.y()[i];
        paint(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r), dots.style());
      }
    } else if (mark instanceof Mark.Words words) {
      words(words);
    } else if (mark instanceof Mark.Image image) {
      image(image);
    }
  }

  private static Shape shape(Mark.Path path) {
    Path2D shape = new Path2D.Double();
    for (int i = 0; i < path.x().length; i++) {
      if (i == 0) {
        shape.moveTo(path.x()[i], path.y()[i]);
      } else {
        shape.lineTo(path.x()[i], path.y()[i]);
      }
    }
    if (path.closed()) {
      shape.closePath();
    }
    return shape;
  }

  private void paint(Shape shape, Style style) {
    if (style.fill() != Ink.NONE) {
      graphics.setColor(color(style.fill(), style.opacity()));
      graphics.fill(shape);
    }
    if (style.line() != Ink.NONE) {
      graphics.setColor(color(style.line(), 1));
      graphics.setStroke(stroke(style));
      graphics.draw(shape);
    }
  }

  private static Color color(Ink ink, double opacity) {
    return new Color((ink.rgb() & 0xFFFFFF) | (int) Math.round(255 * opacity) << 24, true);
  }

  private static BasicStroke stroke(Style style) {
    if (style.dash().isEmpty()) {
      return new BasicStroke((float) style.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }
    float[] dash = new float[style.dash().size()];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = style.dash().get(i).floatValue();
    }
    return new BasicStroke(
        (float) style.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4, dash, 0);
  }

  private void words(Mark.Words words) {
    Lettering letters = words.lettering();
    int kind = (letters.bold() ? Font.BOLD : 0) | (letters.italic() ? Font.ITALIC : 0);
    Font font = new Font(Font.SANS_SERIF, kind, 1).deriveFont((float) letters.size());
    GlyphVector glyphs = font.createGlyphVector(graphics.getFontRenderContext(), words.text());
    Rectangle2D bounds = glyphs.getLogicalBounds();
    Shape outline = glyphs.getOutline((float) words.anchor().start(0, bounds.getWidth()), 0);
    AffineTransform place = AffineTransform.getTranslateInstance(words.x(), words.y());
    place.rotate(Math.toRadians(words.rotation()));
    Shape shape = place.createTransformedShape(outline);
    if (letters.halo()) {
      graphics.setColor(color(Ink.PAPER, 1));
      graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(shape);
    }
    paint(shape, Style.filled(words.ink()));
  }

  private void image(Mark.Image image) {
    BufferedImage pixels =
        new BufferedImage(image.cols(), image.rows(), BufferedImage.TYPE_INT_RGB);
    pixels.setRGB(0, 0, image.cols(), image.rows(), image.rgb(), 0, image.cols());
    AffineTransform place = AffineTransform.getTranslateInstance(image.x(), image.y());
    place.scale(image.side(), image.side());
    graphics.drawImage(pixels, place, null);
  }
}
