package io.bigtheta.run.recipe;

import io.bigtheta.spec.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size in pixels to which the images of a folder are scaled and cropped. */
public record ImageSize(int height, int width) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})");
  private static final int MOST = 9_999;

  public ImageSize {
    if (height < 1 || width < 1 || height > MOST || width > MOST) {
      throw refused(height + "x" + width);
    }
  }

  /** Reads {@code 32x32}: height × width. */
  public static ImageSize parse(String text) {
    Matcher size = TEXT.matcher(text);
    if (!size.matches()) {
      throw refused(text);
    }
    return new ImageSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
  }

  private static Refusal refused(String text) {
    return Refusal.of("resize", "height and width in pixels, as 32x32", "\"" + text + "\"");
  }

  /** What {@link #parse} reads. */
  @Override
  public String toString() {
    return height + "x" + width;
  }
}
