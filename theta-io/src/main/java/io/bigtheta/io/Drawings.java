package io.bigtheta.io;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.file.AtomicFiles;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * The digits, or other figures, of one picture, in the order in which people read: lines from top to bottom, each from
 * left to right.
 *
 * @param all at least one
 * @param main index of the one that is most likely what was to be drawn
 */
public record Drawings(List<Drawing> all, int main) {
  public Drawings {
    all = List.copyOf(all);
  }

  /**
   * One figure.
   *
   * @param box where it is in the picture, as people see it
   * @param pixels its ink at the size and in the range of a model's inputs
   */
  public record Drawing(Box box, Pixels pixels) {}

  /** A part of a picture, in pixels; left and top are counted from 0. */
  public record Box(int left, int top, int width, int height) {}

  /**
   * Finds the figures of a picture.
   *
   * @param name for messages
   * @param content of an image file
   */
  public static Drawings read(String name, byte[] content, PixelInputs inputs) {
    Images.grey(name, inputs);
    Picture picture = Picture.decode(name, content);
    int most = Images.range(inputs);
    int step = picture.step();
    if (Ink.ready(picture, inputs.height(), inputs.width())) {
      byte[] values = Ink.normalize(name, picture, inputs.height(), inputs.width(), most);
      Box box = new Box(0, 0, picture.width(), picture.height());
      return new Drawings(List.of(new Drawing(box, pixels(values, inputs))), 0);
    }
    List<Figure> figures = Ink.figures(name, picture);
    List<Figure> order = ordered(figures);
    int factor = step * Colours.factor(picture);
    List<Drawing> all = new ArrayList<>();
    for (Figure figure : order) {
      byte[] values = Ink.drawn(figure, inputs.height(), inputs.width(), most);
      Box box = new Box(
          figure.left() * factor,
          figure.top() * factor,
          figure.width() * factor,
          figure.height() * factor);
      all.add(new Drawing(box, pixels(values, inputs)));
    }
    return new Drawings(all, order.indexOf(figures.get(0)));
  }

  private static Pixels pixels(byte[] values, PixelInputs inputs) {
    return new Pixels(1, inputs.height(), inputs.width(), values);
  }

  /** Lines from top to bottom, each from left to right. A figure is in a line if its middle is beside the first one. */
  private static List<Figure> ordered(List<Figure> figures) {
    List<Figure> left = new ArrayList<>(figures);
    left.sort(Comparator.comparingInt(Figure::top));
    List<Figure> order = new ArrayList<>();
    while (!left.isEmpty()) {
      Figure first = left.get(0);
      List<Figure> line = left.stream()
          .filter(figure -> (figure.top() + figure.bottom()) / 2 <= first.bottom())
          .sorted(Comparator.comparingInt(Figure::left))
          .toList();
      order.addAll(line);
      left.removeAll(line);
    }
    return order;
  }

  /** Writes the picture as PNG with a frame around each figure. */
  public void write(Path file, String name, byte[] content) throws IOException {
    Picture picture = Picture.decode(name, content);
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE); // what shows where the picture is transparent
    g.fillRect(0, 0, image.getWidth(), image.getHeight());
    BufferedImage seen =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
    seen.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
    g.drawImage(seen, 0, 0, null);
    int thick = 1 + Math.max(image.getWidth(), image.getHeight()) / 300;
    g.setColor(new Color(220, 30, 30));
    g.setStroke(new BasicStroke(thick));
    for (Drawing drawing : all) {
      Box box = drawing.box();
      g.drawRect(
          box.left() / picture.step() - thick,
          box.top() / picture.step() - thick,
          box.width() / picture.step() + 2 * thick,
          box.height() / picture.step() + 2 * thick);
    }
    g.dispose();
    AtomicFiles.write(file, out -> {
      javax.imageio.stream.ImageOutputStream buffered =
          new javax.imageio.stream.MemoryCacheImageOutputStream(out);
      ImageIO.write(image, "png", buffered);
      buffered.flush();
    });
  }
}
