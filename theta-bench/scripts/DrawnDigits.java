import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws digits with fonts, as a folder of images: {@code java DrawnDigits.java FOLDER FONT...}. */
public final class DrawnDigits {
  private static final int[] SIZES = {40, 90, 160, 320};

  /** What is added around a glyph, as a share of the size. */
  private static final float[] THICK = {0, 0.02f, 0.05f};

  private DrawnDigits() {}

  public static void main(String[] args) throws Exception {
    Random random = new Random(7);
    for (int n = 1; n < args.length; n++) {
      Font font = Font.createFont(Font.TRUETYPE_FONT, new File(args[n]));
      for (int digit = 0; digit < 10; digit++) {
        if (font.canDisplay((char) ('0' + digit))) {
          File folder = new File(args[0], Integer.toString(digit));
          folder.mkdirs();
          int size = SIZES[(n - 1 + digit) % SIZES.length];
          ImageIO.write(
              drawn(font, digit, size, n - 1, random), "png", new File(folder, n + ".png"));
        }
      }
    }
  }

  private static BufferedImage drawn(Font font, int digit, int size, int n, Random random) {
    int width = size + random.nextInt(size);
    int height = size + random.nextInt(size / 2);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    boolean paper = n % 3 != 0;
    g.setColor(paper ? new Color(245, 243, 238) : Color.BLACK);
    g.fillRect(0, 0, width, height);
    g.setColor(paper ? new Color(20, 30, 90) : Color.WHITE);
    Shape glyph = font.deriveFont(size * 0.55f)
        .createGlyphVector(g.getFontRenderContext(), Integer.toString(digit))
        .getOutline();
    Rectangle2D box = glyph.getBounds2D();
    g.translate(
        random.nextDouble() * (width - box.getWidth() - 8) + 4 - box.getX(),
        random.nextDouble() * (height - box.getHeight() - 8) + 4 - box.getY());
    g.fill(glyph);
    float thick = THICK[n % THICK.length] * size;
    if (thick > 0) {
      g.setStroke(new BasicStroke(thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.draw(glyph);
    }
    return image;
  }
}
