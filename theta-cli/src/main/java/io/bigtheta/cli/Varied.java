package io.bigtheta.cli;

import io.bigtheta.search.Assignment;
import io.bigtheta.search.Axis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From words such as {@code rate=0.001..0.1} to axes, and from a point on them to settings. */
final class Varied {
  private static final String HIDDEN = "hidden";
  private static final String LAYERS = "layers";
  private static final String DECAY = "weight-decay";
  private static final Set<String> NAMES =
      Collections.unmodifiableSet(new java.util.TreeSet<>(List.of(
          "activation",
          "average",
          "batch",
          "clipping",
          "dropout",
          "epochs",
          "loss",
          "optimizer",
          "penalty",
          "rate",
          "seed",
          DECAY)));
  private static final Pattern NAMED = Pattern.compile("\\s*([A-Za-z-]+)=(.*)", Pattern.DOTALL);

  private Varied() {}

  /** The axes that the options name; none if they name nothing. */
  static List<Axis> axes(SpaceOptions options) {
    List<Axis> axes = new ArrayList<>();
    if (!options.hidden.isBlank()) {
      axes.add(axis("--hidden", HIDDEN, parts(options.hidden)));
    }
    if (!options.layers.isBlank()) {
      axes.add(axis("--layers", LAYERS, parts(options.layers)));
    }
    for (String text : options.vary) {
      axes.addAll(varied(text));
    }
    for (Axis axis : axes) {
      if (axis.name().equals(LAYERS)) {
        axis.grid().forEach(Varied::count);
      }
    }
    return axes;
  }

  private static Axis axis(String option, String name, List<String> values) {
    try {
      return Axis.parse(name, values);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          option + ": " + String.valueOf(e.getMessage()).replaceFirst("^[a-z-]+: ", ""), e);
    }
  }

  /** Of {@code rate=0.1,0.2,dropout=0}: a part that begins with a name begins another axis. */
  private static List<Axis> varied(String text) {
    List<Axis> axes = new ArrayList<>();
    String name = "";
    List<String> values = new ArrayList<>();
    for (String part : parts(text)) {
      Matcher named = NAMED.matcher(part);
      if (named.matches()) {
        if (!name.isEmpty()) {
          axes.add(axis("--vary " + name, name, values));
        }
        name = known(named.group(1));
        values = new ArrayList<>(List.of(named.group(2).strip()));
      } else if (name.isEmpty()) {
        throw Failure.refuse("--vary", "NAME=VALUES as rate=0.001,0.01", "\"" + text + "\"", "");
      } else {
        values.add(part);
      }
    }
    axes.add(axis("--vary " + name, name, values));
    return axes;
  }

  private static String known(String name) {
    if (!NAMES.contains(name)) {
      throw Failure.refuse(
          "--vary",
          "one of " + String.join(", ", NAMES),
          "\"" + name + "\"",
          name.equals(HIDDEN) || name.equals(LAYERS)
              ? "--" + name + " is an option of its own"
              : "");
    }
    return name;
  }

  /** Between commas, where those inside brackets do not count. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    StringBuilder part = new StringBuilder();
    for (char c : (text + ",").toCharArray()) {
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c != ',' || depth > 0) {
        part.append(c);
      } else {
        parts.add(part.toString().strip());
        part.setLength(0);
      }
    }
    if (!part.isEmpty()) {
      parts.add(part.toString().strip()); // a bracket that is never closed: its reader will say so
    }
    return parts;
  }

  private static int count(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw Failure.refuse("--layers", "numbers of hidden layers as 1,2", "\"" + text + "\"", "");
    }
    return Integer.parseInt(text);
  }

  /**
   * The settings at a point.
   *
   * @param usual hidden units where none are varied
   */
  static Settings settings(Settings base, Assignment point, int usual) {
    String hidden = base.hidden().isEmpty() ? Integer.toString(usual) : base.hidden();
    int layers = 1;
    Settings settings = base;
    for (Assignment.Value value : point.values()) {
      switch (value.name()) {
        case HIDDEN -> hidden = value.text().replace('-', ',');
        case LAYERS -> layers = count(value.text());
        case DECAY -> settings = settings.with("penalty", decay(value.text()));
        default -> settings = settings.with(value.name(), value.text());
      }
    }
    return settings.with(
        HIDDEN,
        layers == 0 || hidden.equals("0")
            ? "0"
            : String.join(",", Collections.nCopies(layers, hidden)));
  }

  /** Decoupled, whatever the optimizer (Loshchilov and Hutter, ICLR 2019). */
  private static String decay(String text) {
    try {
      return Double.parseDouble(text) == 0 ? "none" : "decoupled(" + text + ")";
    } catch (NumberFormatException e) {
      throw Failure.refuse("--vary " + DECAY, "numbers", "\"" + text + "\"", "");
    }
  }

  /** The point as options of {@code theta train}. */
  static Map<String, String> options(Settings settings, Assignment point) {
    Map<String, String> options = new LinkedHashMap<>();
    for (Assignment.Value value : point.values()) {
      switch (value.name()) {
        case HIDDEN, LAYERS -> options.put("--hidden", settings.hidden());
        case DECAY -> options.put("--penalty", settings.penalty());
        default -> options.put("--" + value.name(), value.text());
      }
    }
    return options;
  }
}
