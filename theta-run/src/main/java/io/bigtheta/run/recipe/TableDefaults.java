package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.NumberCoding;
import io.bigtheta.data.Targets;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Silu;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.optimizer.AdamW;
import io.bigtheta.train.schedule.OneCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a table is trained with if nobody chose a network. Every value was chosen by measurement on real tables: see
 * {@code docs/tables.md} and decision 27.
 */
final class TableDefaults {
  /** The networks that judge each other's rows. */
  private static final int MEMBERS = 5;

  /** With fewer rows, a fold would be too small to choose an epoch by. */
  private static final int FEWEST_ROWS = 50;

  /** With more rows, one network and held-out rows are enough. */
  private static final int MOST_ROWS = 100_000;

  private static final int UNITS = 256;
  private static final float DROPOUT = 0.2f;

  private static final int LEAST_BATCH = 16;
  private static final int MOST_BATCH = 256;

  /** An epoch of few rows has at least this many steps, if the batch can be that small. */
  private static final int STEPS_PER_EPOCH = 30;

  private static final int STEPS = 3_000;
  private static final int LEAST_EPOCHS = 30;
  private static final int MOST_EPOCHS = 300;

  private static final float PEAK = 0.003f;
  private static final float DECAY = 0.02f;
  private static final float SMOOTHING = 0.05f;

  private TableDefaults() {}

  /** Whether these defaults count: the rows are those of a table, and nobody chose a network. */
  static boolean suit(NetworkRecipe network, Dataset rows) {
    return network.open() && rows.features().kind() == Features.Kind.TABLE;
  }

  /** The number of networks for a table of this many rows, of which {@code rows} are not held out. */
  static int members(NetworkRecipe network, Dataset rows) {
    int usual = suit(network, rows) && rows.rows() >= FEWEST_ROWS && rows.rows() <= MOST_ROWS
        ? MEMBERS
        : 1;
    return network.committee().orElse(usual);
  }

  static NumberCoding numbers(NetworkRecipe network, Dataset rows) {
    return network
        .numbers()
        .orElse(suit(network, rows) ? NumberCoding.BINS : NumberCoding.STANDARD);
  }

  static List<Layer> layers(NetworkRecipe network, int outputs) {
    float dropout = network.dropout().orElse(DROPOUT);
    List<Layer> layers = new ArrayList<>();
    for (int k = 0; k < 2; k++) {
      layers.add(new Dense(UNITS, activation(network)));
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    layers.add(new Dense(outputs));
    return layers;
  }

  private static Activation activation(NetworkRecipe network) {
    return network.activation().equals(new NetworkRecipe().activation())
        ? new Silu()
        : network.activation();
  }

  /** The trainer, in which everything that somebody chose is kept. */
  static Trainer trainer(LearningRecipe learning, Trainer given, Dataset rows, List<String> hints) {
    Trainer trainer = given;
    if (learning.loss().isEmpty() && rows.targets().kind() == Targets.Kind.CLASSES) {
      trainer = loss(trainer);
    }
    boolean usual = learning.optimizer().equals(new Adam());
    if (usual) {
      trainer = trainer.optimizer(new AdamW(DECAY, 0.9f, 0.999f, 1e-8f));
    }
    if (usual && learning.rate().isEmpty()) {
      trainer = trainer.rate(new OneCycle(PEAK));
    }
    if (learning.batch().isEmpty() && trainer.batch() > 0) {
      int most = Integer.highestOneBit(Math.max(1, rows.rows() / STEPS_PER_EPOCH));
      trainer = trainer.batch(Math.max(LEAST_BATCH, Math.min(MOST_BATCH, most)));
    }
    if (learning.epochs().isEmpty() && trainer.batch() > 0) {
      int steps = (rows.rows() + trainer.batch() - 1) / trainer.batch();
      trainer = trainer.epochs(
          Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, (STEPS + steps - 1) / steps)));
    }
    hints.add(String.format(
        Locale.ROOT,
        "a table without a chosen network: %d and %d units, each number as up to 16 inputs, %d epochs of batches of %d",
        UNITS,
        UNITS,
        trainer.epochs(),
        trainer.batch()));
    return trainer;
  }

  private static Trainer loss(Trainer trainer) {
    return trainer.loss(new CrossEntropy(SMOOTHING, List.of()));
  }
}
