package io.bigtheta.cli;

import io.bigtheta.io.ImageStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --resize} says: the size that images of a folder are brought to. */
record ImageSize(int height, int width) {
  private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})");

  /** Refuses a size that is none, and one beside images that are fitted otherwise. */
  static void check(Settings settings) {
    if (!settings.resize().isEmpty()) {
      of(settings.resize());
      if (settings.images() != ImageStyle.RAW) {
        throw Failure.refuse(
            "--resize",
            "--images raw beside it",
            "--images ink, which fits images to 28x28",
            "add --images raw for photographs");
      }
    }
  }

  static ImageSize of(String text) {
    Matcher size = TEXT.matcher(text);
    if (!size.matches()) {
      throw Failure.refuse(
          "--resize", "height and width in pixels, as 32x32", "\"" + text + "\"", "");
    }
    return new ImageSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
  }
}
