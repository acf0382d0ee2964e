package io.bigtheta.run.recipe;

import io.bigtheta.select.LearningCurve;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Reads the sizes of a learning curve: a range {@code 10%..100%}, or a list of numbers of rows and shares {@code 50,100,100%}. */
public final class Sizes {
  private Sizes() {}

  /** The sizes in the form that {@link LearningCurve} takes. */
  public static List<Double> of(String text) {
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length == 2) {
      double least = size(ends[0], text);
      double most = size(ends[1], text);
      if (!(least < most) || (least <= 1) != (most <= 1)) {
        throw refused(text);
      }
      return LearningCurve.halving(least, most);
    }
    List<Double> sizes = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      sizes.add(size(one, text));
    }
    return sizes;
  }

  /** A percentage is a share; otherwise a whole number of rows, at least 2, as 1 would mean the share 100%. */
  private static double size(String one, String text) {
    String word = one.strip();
    try {
      if (word.endsWith("%")) {
        double share = Double.parseDouble(word.substring(0, word.length() - 1)) / 100;
        if (share > 0 && share <= 1) {
          return share;
        }
      } else if (Integer.parseInt(word) > 1) {
        return Integer.parseInt(word);
      }
    } catch (NumberFormatException e) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static Refusal refused(String text) {
    return Refusal.of(
            "sizes",
            "shares of a fold's training rows as 10%..100%, or numbers of rows as 50,100,200",
            "\"" + text + "\"")
        .setting("sizes");
  }
}
