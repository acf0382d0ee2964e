package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Features;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.RowShape;
import io.bigtheta.data.Rows;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.AvgPool;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.GlobalAvgPool;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.MaxPool;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.train.Snapshots;
import io.bigtheta.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a recipe means for given data: rows, network and trainer.
 *
 * @param division how the rows were divided, if the training divided them itself
 * @param preparation scaling and encoding of the columns, fitted on the training rows
 * @param members the number of networks whose average is the result; with several, each is judged by rows of {@code rows.train()}
 *     that it has not learnt from
 * @param snapshots the networks that are kept besides the best epoch, if any
 * @param hints the choices that were made by default, for people
 */
public record Plan(
    Rows rows,
    Optional<Division> division,
    Preparation preparation,
    Blueprint blueprint,
    Trainer trainer,
    int members,
    Optional<Snapshots> snapshots,
    List<String> hints) {
  /** The default number of epochs. Few rows get more, until the epochs make {@link #STEPS}. */
  private static final int EPOCHS = 20;

  private static final int STEPS = 2_000;
  private static final int MOST_EPOCHS = 500;

  /** The default batch size for few rows: with 64, an epoch of a hundred rows would be two steps. */
  private static final int SMALL_BATCH = 16;

  private static final int FEW_ROWS = 1_000;
  private static final float IMAGE_DROPOUT = 0.2f;

  /** More units by default would make the weights of colour images millions. */
  private static final int MOST_UNITS = 512;

  /** The plan for these data, which are divided as the recipe says. */
  public static Plan of(TrainRecipe recipe, LabelledData data) {
    int members = TableDefaults.members(recipe, data.train());
    Division division = recipe.division(data, members);
    Plan plan = of(
        recipe.network(recipe.network().committee(Optional.of(members))),
        Rows.of(data.train(), data.test(), division));
    return new Plan(
        plan.rows,
        Optional.of(division),
        plan.preparation,
        plan.blueprint,
        plan.trainer,
        plan.members,
        plan.snapshots,
        plan.hints);
  }

  /** The plan for rows that are divided already. */
  public static Plan of(TrainRecipe recipe, Rows rows) {
    images(recipe, rows.train());
    Trainer coding = recipe
        .learning()
        .trainer(rows.train().targets().kind(), EPOCHS)
        .numbers(TableDefaults.numbers(recipe.network(), rows.train()));
    return of(recipe, rows, coding.preparation(rows.train()));
  }

  private static void images(TrainRecipe recipe, Dataset data) {
    if (recipe.learning().standardize() && data.features().kind() == Features.Kind.TABLE) {
      throw Field.STANDARDIZE.refuse(
          "images", "the table " + data.name(), "leave it out: columns of numbers always are");
    }
  }

  /** @param preparation fitted on the training rows; several plans for the same rows can share it */
  static Plan of(TrainRecipe recipe, Rows rows, Preparation preparation) {
    images(recipe, rows.train());
    int inputs = preparation.inputs().size();
    List<String> hints = new ArrayList<>();
    NetworkRecipe network = recipe.network();
    flat(network, rows.train());
    boolean table = TableDefaults.suit(network, rows.train());
    Optional<TextDefaults> texts = TextDefaults.of(preparation);
    List<Layer> layers = layers(network, rows, preparation, hints);
    Blueprint blueprint = new Blueprint(shape(rows.train().features(), inputs), layers);
    Trainer trainer = table
        ? texts
            .map(it -> it.trainer(recipe.learning(), rows.train(), hints))
            .orElseGet(() -> TableDefaults.trainer(recipe.learning(), rows.train(), hints))
        : trainer(recipe.learning(), rows, hints);
    trainer = ClassWeights.over(
        trainer.numbers(TableDefaults.numbers(network, rows.train())),
        recipe.learning().classWeights(),
        rows.train(),
        hints);
    return new Plan(
        rows,
        Optional.empty(),
        preparation,
        blueprint,
        trainer,
        network.committee().orElse(1),
        recipe.learning().snapshots(trainer),
        hints);
  }

  /** Refuses layers that need pixels beside each other if the data is a table. */
  private static void flat(NetworkRecipe network, Dataset data) {
    boolean table = data.features().kind() == Features.Kind.TABLE;
    if (table && network.stacked() && network.stack(1).stream().anyMatch(Plan::spatial)) {
      throw (network.network().isPresent() ? Field.NETWORK : Field.LAYERS)
          .refuse(
              "a network of dense layers for the table " + data.name(),
              "convolutions or pooling"
                  + network
                      .network()
                      .map(named -> ", as " + named + " has them")
                      .orElse(""),
              "the columns of a table have no neighbours: take --hidden 64,32, or --images 28x28 if each row is an image");
    }
  }

  private static boolean spatial(Layer layer) {
    return layer instanceof Conv
        || layer instanceof MaxPool
        || layer instanceof AvgPool
        || layer instanceof GlobalAvgPool;
  }

  static Trainer trainer(LearningRecipe learning, Rows rows, List<String> hints) {
    Trainer trainer = learning.trainer(rows.train().targets().kind(), EPOCHS);
    if (learning.batch().isEmpty()
        && trainer.batch() > SMALL_BATCH
        && rows.train().rows() < FEW_ROWS) {
      trainer = trainer.batch(SMALL_BATCH);
      hints.add("batch: " + SMALL_BATCH + ", the default for few rows");
    }
    int batch = trainer.batch();
    if (learning.epochs().isPresent() || batch == 0) {
      return learning.whole(trainer);
    }
    int steps = (rows.train().rows() + batch - 1) / batch;
    int epochs = Math.max(EPOCHS, Math.min(MOST_EPOCHS, (STEPS + steps - 1) / steps));
    trainer = learning.whole(trainer.epochs(epochs));
    if (epochs > EPOCHS) {
      hints.add("epochs: " + trainer.epochs() + ", the default for few rows");
    }
    return trainer;
  }

  private static List<Layer> layers(
      NetworkRecipe network, Rows rows, Preparation preparation, List<String> hints) {
    Optional<TextDefaults> texts = TextDefaults.of(preparation);
    int outputs = preparation.outputs().size();
    if (TableDefaults.suit(network, rows.train())) {
      return texts
          .map(it -> it.layers(network, outputs))
          .orElseGet(() -> TableDefaults.layers(network, rows.train(), outputs));
    }
    if (network.stacked()) {
      List<Layer> layers = network.stack(outputs);
      texts.ifPresent(it -> it.check(network, layers));
      return layers;
    }
    int inputs = texts.map(TextDefaults::width).orElse(preparation.inputs().size());
    List<Layer> layers = layers(network, rows, inputs, outputs, hints);
    return texts.map(it -> it.before(layers)).orElse(layers);
  }

  private static List<Layer> layers(
      NetworkRecipe network, Rows rows, int inputs, int outputs, List<String> hints) {
    List<Integer> units = network.hidden().orElse(NetworkRecipe.RULE);
    if (units.equals(NetworkRecipe.RULE)) {
      boolean images = rows.train().features().kind() == Features.Kind.IMAGES;
      int mean = Math.min((inputs + outputs + 1) / 2, images ? MOST_UNITS : Integer.MAX_VALUE);
      units = List.of(mean);
      hints.add("hidden units: " + mean
          + (network.hidden().isEmpty()
              ? " by default, the mean of "
              : " by the rule of thumb, the mean of ")
          + inputs + " inputs and "
          + outputs + (outputs == 1 ? " output" : " outputs")
          + (images && mean == MOST_UNITS ? ", at most " + MOST_UNITS : ""));
    }
    float usual = rows.train().features().kind() == Features.Kind.IMAGES ? IMAGE_DROPOUT : 0;
    List<Layer> layers = layers(units, network.activation(), network.dropout().orElse(usual));
    layers.add(new Dense(outputs));
    return layers;
  }

  private static List<Layer> layers(List<Integer> units, Activation activation, float dropout) {
    List<Layer> layers = new ArrayList<>();
    for (int count : units) {
      layers.add(new Dense(count, activation));
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    return layers;
  }

  private static Shape shape(Features features, int inputs) {
    RowShape row = features.shape();
    return features.kind() == Features.Kind.TABLE
        ? Shape.of(inputs)
        : new Shape(row.channels(), row.height(), row.width());
  }

  /** The model with a record of how the rows were divided. */
  public Model signed(Model model) {
    return division.map(model::divided).orElse(model);
  }

  /** Whether the targets are classes. */
  public boolean classes() {
    return rows.train().targets().kind().classifies();
  }
}
