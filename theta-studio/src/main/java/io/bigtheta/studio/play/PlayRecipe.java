package io.bigtheta.studio.play;

import io.bigtheta.data.LabelledData;
import io.bigtheta.math.Seed;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.recipe.TrainCommand;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * All that a playground begins with: points, features, and the recipe of the training. The recipe is the one that {@code theta
 * train} would follow with a CSV file of these points, so both end in the same θ.
 *
 * @param points the points
 * @param features the columns given to the network
 * @param recipe the network and how it is trained
 */
public record PlayRecipe(Points points, List<Feature> features, TrainRecipe recipe) {
  /** The name of the file that the exported command and program read. */
  static final String FILE = "points.csv";

  /** The settings of a training that a playground has. */
  static final Set<String> FIELDS = Set.of(
      "hidden",
      "activation",
      "optimizer",
      "rate",
      "batch",
      "penalty",
      "clipping",
      "loss",
      "seed",
      "test");

  private static final int MOST_LAYERS = 8;
  private static final int MOST_UNITS = 16;
  private static final int FEWEST_ROWS = 20;
  private static final int SAMPLE = 90;

  public PlayRecipe {
    features = List.copyOf(features);
  }

  /** A drawn data set. Its points depend on the seed of the training too, so that another seed shows other points. */
  public static PlayRecipe of(
      String cloud, int rows, float noise, List<String> features, Map<String, String> fields) {
    if (rows < FEWEST_ROWS || rows > Points.MOST) {
      throw Refusal.of("rows", FEWEST_ROWS + " to " + Points.MOST + " points", rows)
          .setting("rows");
    }
    if (!(noise >= 0 && noise <= 1)) {
      throw Refusal.of("noise", "a share in [0, 1]", noise).setting("noise");
    }
    Cloud drawn = Cloud.of(cloud);
    TrainRecipe recipe = recipe(drawn.classes(), fields);
    Seed seed = new Seed(recipe.learning().seed()).child("points", drawn.ordinal());
    return new PlayRecipe(drawn.draw(rows, noise, seed), Feature.of(features), recipe);
  }

  /**
   * Own points.
   *
   * @param rows [points][3]: x1, x2, and the class or the number
   * @param classes how many classes there are; 0 for numbers
   */
  public static PlayRecipe of(
      float[][] rows, int classes, List<String> features, Map<String, String> fields) {
    Points points = Points.own(rows, classes);
    return new PlayRecipe(points, Feature.of(features), recipe(classes, fields));
  }

  /** A few points without noise, for a picture: x1, x2 and the class or number of each. */
  public static List<float[]> sample(Cloud cloud) {
    Points points = cloud.draw(SAMPLE, 0, new Seed(0));
    return IntStream.range(0, points.rows())
        .mapToObj(i -> new float[] {points.x1()[i], points.x2()[i], points.y()[i]})
        .toList();
  }

  /** The same points with other settings of the training. */
  PlayRecipe with(Map<String, String> fields) {
    return new PlayRecipe(points, features, recipe(points.classes(), fields));
  }

  private static TrainRecipe recipe(int classes, Map<String, String> fields) {
    TrainRecipe recipe = TrainRecipe.of(FILE)
        .with("target", classes > 0 ? "class" : "y")
        .with("task", classes > 0 ? "classes" : "numbers")
        .with("validation", "0")
        .with("test", "0.5")
        .with("hidden", "4,2")
        .with("activation", "tanh")
        .with("optimizer", "sgd")
        .with("rate", "0.1")
        .with("batch", "10");
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!FIELDS.contains(field.getKey())) {
        throw Refusal.of(
            "settings", "one of " + String.join(", ", FIELDS), '"' + field.getKey() + '"');
      }
      if (!field.getValue().isBlank()) {
        recipe = recipe.with(field.getKey(), field.getValue());
      }
    }
    return small(recipe).check();
  }

  /** Refuses a network that is too large to be shown, and a rate that depends on the end of the training, which is open. */
  private static TrainRecipe small(TrainRecipe recipe) {
    List<Integer> hidden = recipe.network().hidden().orElse(List.of());
    if (hidden.size() > MOST_LAYERS
        || hidden.stream().anyMatch(units -> units < 1 || units > MOST_UNITS)) {
      throw Field.HIDDEN.refuse(
          "at most " + MOST_LAYERS + " layers of 1 to " + MOST_UNITS + " units",
          hidden,
          "take theta train for larger networks");
    }
    if (!Field.RATE.text(recipe).matches("[0-9.eE+-]+")) {
      throw Field.RATE.refuse(
          "a number", Field.RATE.text(recipe), "a playground has no last epoch");
    }
    if (recipe.held().testOrUsual() > 0.9) {
      throw Field.TEST.refuse("a share in [0, 0.9]", recipe.held().testOrUsual(), "");
    }
    return recipe;
  }

  /** Rows, network and trainer. */
  Plan plan() {
    TrainRecipe open = recipe.with("epochs", Integer.toString(Playground.MOST_EPOCHS));
    return Plan.of(open, LabelledData.of(points.dataset(features)));
  }

  /** The command that ends in the same θ after {@code epochs} epochs. */
  String command(int epochs) {
    return TrainCommand.text(recipe.with("epochs", Integer.toString(Math.max(1, epochs))));
  }

  /** The points as the file that {@link #command} reads. */
  public String csv() {
    return points.csv(features);
  }
}
