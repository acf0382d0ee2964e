package io.bigtheta.run.recipe;

import io.bigtheta.search.Assignment;
import io.bigtheta.search.Axis;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes axes from texts such as {@code rate=0.001..0.1}, and a recipe from a point on them. */
final class Variation {
  private static final String HIDDEN = "hidden";
  private static final String LAYERS = "layers";
  private static final String DECAY = "weight-decay";
  private static final Set<String> NAMES = Collections.unmodifiableSet(new TreeSet<>(List.of(
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

  private Variation() {}

  /** The axes that the components of a {@link SpaceRecipe} name; empty if they name none. */
  static List<Axis> axes(String hidden, String layers, List<String> vary) {
    List<Axis> axes = new ArrayList<>();
    if (!hidden.isBlank()) {
      axes.add(axis(HIDDEN, HIDDEN, parts(hidden)));
    }
    if (!layers.isBlank()) {
      axes.add(axis(LAYERS, LAYERS, parts(layers)));
    }
    for (String text : vary) {
      axes.addAll(varied(text));
    }
    for (Axis axis : axes) {
      if (axis.name().equals(LAYERS)) {
        axis.grid().forEach(Variation::count);
      }
    }
    return axes;
  }

  private static Axis axis(String setting, String name, List<String> values) {
    try {
      return Axis.parse(name, values);
    } catch (Refusal e) {
      throw e.setting(setting);
    }
  }

  /** Reads {@code rate=0.1,0.2,dropout=0}: each part with a name begins another axis. */
  private static List<Axis> varied(String text) {
    List<Axis> axes = new ArrayList<>();
    String name = "";
    List<String> values = new ArrayList<>();
    for (String part : parts(text)) {
      Matcher named = NAMED.matcher(part);
      if (named.matches()) {
        if (!name.isEmpty()) {
          axes.add(axis("vary " + name, name, values));
        }
        name = known(named.group(1));
        values = new ArrayList<>(List.of(named.group(2).strip()));
      } else if (name.isEmpty()) {
        throw Refusal.of("vary", "NAME=VALUES as rate=0.001,0.01", "\"" + text + "\"")
            .setting("vary");
      } else {
        values.add(part);
      }
    }
    axes.add(axis("vary " + name, name, values));
    return axes;
  }

  private static String known(String name) {
    if (!NAMES.contains(name)) {
      throw Refusal.of(
              "vary",
              "one of " + String.join(", ", NAMES),
              "\"" + name + "\"",
              name.equals(HIDDEN) || name.equals(LAYERS)
                  ? "--" + name + " is an option of its own"
                  : "")
          .setting("vary");
    }
    return name;
  }

  /** The parts between commas, except commas inside brackets. */
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
      parts.add(
          part.toString().strip()); // a bracket is not closed: whoever reads the part refuses it
    }
    return parts;
  }

  private static int count(String text) {
    if (!text.matches("\\d{1,3}")) {
      throw Field.LAYERS.refuse("numbers of hidden layers as 1,2", "\"" + text + "\"", "");
    }
    return Integer.parseInt(text);
  }

  /**
   * The recipe at a point.
   *
   * @param usual number of hidden units if the recipe gives none and none vary
   */
  static TrainRecipe at(TrainRecipe base, Assignment point, int usual) {
    String hidden =
        base.network().hidden().isEmpty() ? Integer.toString(usual) : Field.HIDDEN.text(base);
    int layers = 1;
    TrainRecipe recipe = base;
    for (Assignment.Value value : point.values()) {
      switch (value.name()) {
        case HIDDEN -> hidden = value.text().replace('-', ',');
        case LAYERS -> layers = count(value.text());
        case DECAY -> recipe = recipe.with("penalty", decay(value.text()));
        default -> recipe = recipe.with(value.name(), value.text());
      }
    }
    boolean none = layers == 0 || hidden.equals("0");
    return recipe
        .with(HIDDEN, none ? "0" : String.join(",", Collections.nCopies(layers, hidden)))
        .check();
  }

  /** Weight decay that is decoupled from any optimizer (Loshchilov and Hutter, ICLR 2019). */
  private static String decay(String text) {
    try {
      return Double.parseDouble(text) == 0 ? "none" : "decoupled(" + text + ")";
    } catch (NumberFormatException e) {
      throw Refusal.of(DECAY, "numbers", "\"" + text + "\"").setting("vary " + DECAY);
    }
  }
}
