package io.bigtheta.studio.play;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A column that is calculated from a point (x1, x2) and given to the network. */
public enum Feature {
  X1("x1", "x1"),
  X2("x2", "x2"),
  X1_SQUARED("x1^2", "x1*x1"),
  X2_SQUARED("x2^2", "x2*x2"),
  PRODUCT("x1*x2", "x1*x2"),
  SIN_X1("sin(x1)", "sin(x1)"),
  SIN_X2("sin(x2)", "sin(x2)");

  private final String title;
  private final String formula;

  Feature(String title, String formula) {
    this.title = title;
    this.formula = formula;
  }

  /** The name of the column. */
  public String title() {
    return title;
  }

  /** The same as a formula that programs read. */
  String formula() {
    return formula;
  }

  /** The value at a point. */
  float of(float x1, float x2) {
    return switch (this) {
      case X1 -> x1;
      case X2 -> x2;
      case X1_SQUARED -> x1 * x1;
      case X2_SQUARED -> x2 * x2;
      case PRODUCT -> x1 * x2;
      case SIN_X1 -> (float) StrictMath.sin(x1);
      case SIN_X2 -> (float) StrictMath.sin(x2);
    };
  }

  /** The features with these titles, in the order of this enum and each once. */
  static List<Feature> of(List<String> titles) {
    for (String title : titles) {
      if (Arrays.stream(values()).noneMatch(feature -> feature.title.equals(title))) {
        throw refused('"' + title + '"');
      }
    }
    List<Feature> chosen = Arrays.stream(values())
        .filter(feature -> titles.contains(feature.title))
        .toList();
    if (chosen.isEmpty()) {
      throw refused("none");
    }
    return chosen;
  }

  private static Refusal refused(String got) {
    String all = Arrays.stream(values()).map(Feature::title).collect(Collectors.joining(", "));
    return Refusal.of("features", "one or more of " + all, got).setting("features");
  }
}
