package io.bigtheta.cli;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.RowShape;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Shape;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.train.Snapshots;
import io.bigtheta.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be trained, how and on which rows.
 *
 * @param command as it was typed
 * @param preparation fitted on the training rows
 * @param snapshots what is kept beside the best epoch, if anything
 * @param hints what was chosen where nothing was given, for people
 */
record Plan(
    String command,
    Rows rows,
    Preparation preparation,
    Blueprint blueprint,
    Trainer trainer,
    Optional<Snapshots> snapshots,
    List<String> hints) {
  /** Where no epochs are given: so many, but for few rows more, until there are so many steps. */
  private static final int EPOCHS = 20;

  private static final int STEPS = 2_000;
  private static final int MOST_EPOCHS = 500;

  /** Where no batch is given and rows are few: with 64 of a hundred rows, an epoch would be two steps. */
  private static final int SMALL_BATCH = 16;

  private static final int FEW_ROWS = 1_000;
  private static final float IMAGE_DROPOUT = 0.2f;

  static Plan of(Settings settings, Rows rows) {
    images(settings, rows.train());
    return of(
        settings,
        rows,
        settings.standardize()
            ? Preparation.standardized(rows.train())
            : Preparation.fit(rows.train()));
  }

  private static void images(Settings settings, Dataset data) {
    if (settings.standardize() && data.features().kind() == Features.Kind.TABLE) {
      throw Failure.refuse(
          "--standardize",
          "images",
          "the table " + data.name(),
          "leave it out: columns of numbers always are");
    }
  }

  /** @param preparation fitted on the training rows: once, where several plans are made for them */
  static Plan of(Settings settings, Rows rows, Preparation preparation) {
    images(settings, rows.train());
    int inputs = preparation.inputs().size();
    int outputs = preparation.outputs().size();
    List<String> hints = new ArrayList<>();
    List<Layer> layers = settings.stacked()
        ? settings.stack(outputs)
        : layers(settings, rows, inputs, outputs, hints);
    Blueprint blueprint = new Blueprint(shape(rows.train().features(), inputs), layers);
    Trainer trainer = trainer(settings, rows, hints);
    return new Plan(
        settings.command(),
        rows,
        preparation,
        blueprint,
        trainer,
        snapshots(settings, trainer),
        hints);
  }

  /** What {@code --snapshots} says; refuses a recipe that has no such ends of cycles. */
  static Optional<Snapshots> snapshots(Settings settings, Trainer trainer) {
    return settings.snapshots() == 0
        ? Optional.empty()
        : Optional.of(new Snapshots(whole(settings, trainer), settings.snapshots()));
  }

  /** Where no epochs are given: some more, if snapshots need them, so that every cycle ends with an epoch. */
  private static Trainer whole(Settings settings, Trainer trainer) {
    int cycles = trainer.rate().cycles();
    return settings.snapshots() == 0 || settings.epochs() != Settings.OPEN || cycles == 0
        ? trainer
        : trainer.epochs((trainer.epochs() + cycles - 1) / cycles * cycles);
  }

  private static Trainer trainer(Settings settings, Rows rows, List<String> hints) {
    Trainer trainer = settings.trainer(rows.classes(), EPOCHS);
    if (settings.batch() == Settings.OPEN
        && trainer.batch() > SMALL_BATCH
        && rows.train().rows() < FEW_ROWS) {
      trainer = trainer.batch(SMALL_BATCH);
      hints.add("batch: " + SMALL_BATCH + ", as there are few rows and none was given");
    }
    int batch = trainer.batch();
    if (settings.epochs() != Settings.OPEN || batch == 0) {
      return whole(settings, trainer);
    }
    int steps = (rows.train().rows() + batch - 1) / batch;
    int epochs = Math.max(EPOCHS, Math.min(MOST_EPOCHS, (STEPS + steps - 1) / steps));
    trainer = whole(settings, trainer.epochs(epochs));
    if (epochs > EPOCHS) {
      hints.add("epochs: " + trainer.epochs() + ", as there are few rows and none were given");
    }
    return trainer;
  }

  private static List<Layer> layers(
      Settings settings, Rows rows, int inputs, int outputs, List<String> hints) {
    List<Integer> units = settings.units();
    if (settings.hidden().isBlank()) {
      int mean = (inputs + outputs + 1) / 2;
      units = List.of(mean);
      hints.add("hidden units: " + mean + ", the mean of " + inputs + " inputs and " + outputs
          + (outputs == 1 ? " output" : " outputs") + ", as none were given");
    }
    float usual = rows.train().features().kind() == Features.Kind.IMAGES ? IMAGE_DROPOUT : 0;
    float dropout = settings.dropout() == Settings.OPEN ? usual : settings.dropout();
    List<Layer> layers = layers(units, settings.unit(), dropout);
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
}
