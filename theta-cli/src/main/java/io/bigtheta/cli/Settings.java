package io.bigtheta.cli;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Monitor;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Cosine;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.AnyOf;
import io.bigtheta.train.stopping.Never;
import io.bigtheta.train.stopping.Patience;
import io.bigtheta.train.stopping.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the result of {@code theta train} depends on: what {@code run.json} holds, so that a run can be continued from
 * its first moment. An empty text and the number {@link #OPEN} are left to what the data are.
 */
record Settings(
    String data,
    String target,
    DataOptions.Task task,
    ImageStyle images,
    String resize,
    boolean standardize,
    String hidden,
    String activation,
    float dropout,
    String layers,
    String network,
    String loss,
    String optimizer,
    String rate,
    int batch,
    int epochs,
    double validation,
    double test,
    int patience,
    String stopping,
    String penalty,
    String clipping,
    float average,
    String augment,
    Monitor criterion,
    long seed,
    String dataDir,
    int snapshots,
    String command) {

  /** A number that is not given. */
  static final int OPEN = -1;

  /** How much quicker than at its own rate an optimizer may begin where the rate falls to zero. */
  private static final float PEAK = 3;

  /** As the options of a command say; one without a shape or held-out rows of its own hands in a new object. */
  static Settings of(
      String data,
      String command,
      DataOptions rows,
      ShapeOptions shape,
      RecipeOptions recipe,
      HeldOptions held) {
    return new Settings(
        data,
        rows.target,
        rows.task,
        rows.images,
        rows.resize,
        recipe.standardize,
        shape.hidden,
        recipe.activation,
        number("dropout", recipe.dropout).floatValue(),
        shape.layers,
        shape.network,
        recipe.loss,
        recipe.optimizer,
        recipe.rate,
        number("batch", recipe.batch).intValue(),
        number("epochs", recipe.epochs).intValue(),
        held.validation,
        held.test,
        recipe.patience,
        recipe.stopping,
        recipe.penalty,
        recipe.clipping,
        recipe.average,
        recipe.augment,
        recipe.criterion,
        recipe.seed,
        rows.dataDir,
        0,
        command);
  }

  /**
   * A copy in which one component is what {@code text} says, checked: how a search varies a recipe.
   *
   * @param name of a component, as {@code dropout}
   */
  Settings with(String name, String text) {
    return SettingsText.with(this, name, text).check();
  }

  private static Number number(String name, @Nullable Number given) {
    if (given != null) {
      given(name, given);
    }
    return given == null ? OPEN : given;
  }

  /** Refuses a number that somebody gave and that cannot be; {@link #OPEN} is one such. */
  static void given(String name, Object value) {
    if (name.equals("epochs") && (int) value < 1) {
      throw Failure.refuse("--epochs", "at least 1", value.toString(), "");
    }
    if (name.equals("dropout") && !((float) value >= 0 && (float) value < 1)) {
      throw Failure.refuse("--dropout", "a share in [0, 1)", value.toString(), "");
    }
    if (name.equals("batch") && (int) value < 0) {
      throw Failure.refuse("--batch", "a number of rows, or 0 for all", value.toString(), "");
    }
  }

  /** Refuses what cannot be, before anything is read or written. */
  Settings check() {
    share("--validation", validation);
    share("--test", test);
    ImageSize.check(this);
    if (patience < 0) {
      throw Failure.refuse("--patience", "at least 0", Integer.toString(patience), "");
    }
    boolean shaped = !hidden.isEmpty() || dropout > 0;
    if (!layers.isEmpty() && shaped) {
      throw Failure.refuse(
          "--layers",
          "no --hidden and no --dropout beside it",
          "both",
          "write the layers in one of the two ways");
    }
    if (!network.isEmpty() && (shaped || !layers.isEmpty())) {
      throw Failure.refuse(
          "--network",
          "no --layers, no --hidden and no --dropout beside it",
          "one of them",
          "take a network by its name, or write its layers");
    }
    if (!network.isEmpty()) {
      NamedNetwork.of(network);
    }
    units();
    if (!layers.isEmpty()) {
      stack();
    } else {
      recipe(Activation.class, "--activation", activation);
    }
    try {
      Plan.snapshots(this, trainer(true, 1));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith("--") ? e : new IllegalArgumentException("--" + message, e);
    }
    return this;
  }

  static void share(String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw Failure.refuse(option, "a share in [0, 1)", Double.toString(value), "");
    }
  }

  /** Units of the hidden layers as given; none if they are left to the data. */
  List<Integer> units() {
    if (hidden.isBlank() || hidden.strip().equals("0")) {
      return List.of();
    }
    List<Integer> units = new ArrayList<>();
    for (String part : hidden.split(",", -1)) {
      try {
        units.add(Integer.parseInt(part.strip()));
      } catch (NumberFormatException e) {
        units.add(0);
      }
      if (units.get(units.size() - 1) < 1) {
        throw Failure.refuse(
            "--hidden",
            "units of each layer as 128,64",
            "\"" + hidden + "\"",
            "0 alone means no hidden layer");
      }
    }
    return units;
  }

  Activation unit() {
    return recipe(Activation.class, "--activation", activation);
  }

  /** Whether all layers are given, so that they need not be chosen. */
  boolean stacked() {
    return !layers.isEmpty() || !network.isEmpty();
  }

  /** The layers of {@code --layers} or {@code --network}. */
  List<Layer> stack(int outputs) {
    return network.isEmpty() ? stack() : NamedNetwork.of(network).layers(outputs);
  }

  /** The layers of {@code --layers}. */
  List<Layer> stack() {
    try {
      return io.bigtheta.nn.Blueprint.layers(layers);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--layers: " + e.getMessage(), e);
    }
  }

  /** The recipe, for targets that are classes or not, where {@code usual} epochs suit the data. */
  Trainer trainer(boolean classes, int usual) {
    Optimizer steps = recipe(Optimizer.class, "--optimizer", optimizer);
    Trainer trainer = Trainer.of(loss(classes), steps);
    return trainer
        .rate(rate(steps))
        .epochs(epochs == OPEN ? usual : epochs)
        .batch(batch == OPEN ? trainer.batch() : batch)
        .stopping(rule())
        .penalty(recipe(Penalty.class, "--penalty", penalty))
        .clipping(recipe(Clipping.class, "--clipping", clipping))
        .average(average)
        .augment(augmentations(augment))
        .standardize(standardize)
        .monitor(criterion)
        .seed(seed);
  }

  private Loss loss(boolean classes) {
    return loss.isEmpty()
        ? classes ? new CrossEntropy() : new SquaredError()
        : recipe(Loss.class, "--loss", loss);
  }

  private Schedule rate(Optimizer steps) {
    if (!rate.isEmpty()) {
      return recipe(Schedule.class, "--rate", rate);
    }
    return steps.fullBatch() ? new Constant(steps.rate()) : new Cosine(PEAK * steps.rate());
  }

  /** What {@code --augment} says. */
  static List<Augmentation> augmentations(String augment) {
    return Spec.split(augment).stream()
        .map(text -> recipe(Augmentation.class, "--augment", text))
        .toList();
  }

  private Stopping rule() {
    List<Stopping> rules = Stream.concat(
            patience > 0 ? Stream.of(new Patience(patience)) : Stream.empty(),
            stopping.isEmpty()
                ? Stream.empty()
                : Stream.of(recipe(Stopping.class, "--stopping", stopping)))
        .toList();
    return rules.isEmpty() ? new Never() : rules.size() == 1 ? rules.get(0) : new AnyOf(rules);
  }

  /** What a text says; a message begins with the option's name. */
  static <T> T recipe(Class<T> kind, String option, String text) {
    try {
      return Spec.parse(kind, text);
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      String itself =
          kind.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT)
              + ": ";
      throw new IllegalArgumentException(
          option + ": "
              + (message.startsWith(itself) ? message.substring(itself.length()) : message),
          e);
    }
  }
}
