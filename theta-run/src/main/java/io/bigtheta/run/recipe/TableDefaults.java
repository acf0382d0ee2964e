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
import io.bigtheta.train.stopping.Never;
import io.bigtheta.train.stopping.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a table is trained with if nobody chose a network. Every value was chosen by measurement on real tables: see
 * {@code docs/tables.md} and decision 27.
 */
final class TableDefaults {
  /** The networks that judge each other's rows. */
  private static final int MEMBERS = 5;

  /** Of many rows, folds of a quarter cost hardly any of the score, and four networks are two whole rounds on two threads. */
  private static final int MEMBERS_OF_MANY = 4;

  /** With fewer rows, a fold would be too small to choose an epoch by. */
  private static final int FEWEST_ROWS = 50;

  /** With more rows, one network and held-out rows are enough. */
  private static final int MOST_ROWS = 100_000;

  /** With fewer rows, several inputs for each number are more than can be learnt. */
  private static final int LEAST_FOR_BINS = 500;

  private static final int UNITS = 128;

  /** Fewer rows need more dropout and a smaller rate. */
  private static final int FEW_ROWS = 2_000;

  private static final float DROPOUT = 0.1f;
  private static final float FEW_DROPOUT = 0.2f;

  private static final int LEAST_BATCH = 32;
  private static final int MOST_BATCH = 256;

  /** An epoch of few rows has at least this many steps, if the batch can be that small. */
  private static final int STEPS_PER_EPOCH = 30;

  /** Twice as many steps as with the fewest rows, because bins have more to learn. */
  private static final int STEPS = 3_000;

  private static final int FEW_STEPS = 1_500;

  /** With more rows, half the steps learn nearly as much, and a network learns from each row in fewer epochs. */
  private static final int MANY_ROWS = 8_000;

  private static final int LEAST_EPOCHS = 20;
  private static final int MOST_EPOCHS = 300;

  /** The share of the epochs that may pass without a new best one. */
  private static final double PATIENCE = 0.3;

  private static final int LEAST_PATIENCE = 5;

  private static final float PEAK = 0.006f;
  private static final float FEW_PEAK = 0.003f;
  private static final float DECAY = 0.02f;
  private static final float SMOOTHING = 0.05f;

  private TableDefaults() {}

  /** Whether these defaults count: the rows are those of a table, and nobody chose a network. */
  static boolean suit(NetworkRecipe network, Dataset rows) {
    return network.open() && rows.features().kind() == Features.Kind.TABLE;
  }

  /**
   * The number of networks for these rows. Snapshots, a model to go on from, and validation rows that somebody chose are those of
   * one network. Of rows with times, the newest have to be judged.
   */
  static int members(TrainRecipe recipe, Dataset rows) {
    NetworkRecipe network = recipe.network();
    int usual = suit(network, rows)
            && recipe.learning().snapshots() == 0
            && recipe.learning().from().isEmpty()
            && rows.times().isEmpty()
            && recipe.held().validation() == new HeldOut().validation()
            && rows.rows() >= FEWEST_ROWS
            && rows.rows() <= MOST_ROWS
        ? Math.min(rows.rows() > MANY_ROWS ? MEMBERS_OF_MANY : MEMBERS, groups(rows))
        : 1;
    return network.committee().orElse(usual);
  }

  /** The number of groups, which stay together in a fold; without groups, each row is one. */
  private static int groups(Dataset rows) {
    return rows.isGrouped()
        ? (int) IntStream.range(0, rows.rows()).map(rows::group).distinct().count()
        : rows.rows();
  }

  static NumberCoding numbers(NetworkRecipe network, Dataset rows) {
    boolean bins = suit(network, rows) && rows.rows() >= LEAST_FOR_BINS;
    return network.numbers().orElse(bins ? NumberCoding.BINS : NumberCoding.STANDARD);
  }

  static List<Layer> layers(NetworkRecipe network, Dataset rows, int outputs) {
    float usual = rows.rows() < FEW_ROWS ? FEW_DROPOUT : DROPOUT;
    float dropout = network.dropout().orElse(usual);
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
  static Trainer trainer(LearningRecipe given, Dataset rows, List<String> hints) {
    boolean few = rows.rows() < FEW_ROWS;
    LearningRecipe learning = given;
    if (given.loss().isEmpty() && rows.targets().kind() == Targets.Kind.CLASSES) {
      learning = learning.loss(new CrossEntropy(SMOOTHING, List.of()));
    }
    if (given.optimizer().equals(new Adam())) {
      learning = learning.optimizer(new AdamW(DECAY, 0.9f, 0.999f, 1e-8f));
      if (given.rate().isEmpty()) {
        learning = learning.rate(new OneCycle(few ? FEW_PEAK : PEAK));
      }
    }
    Trainer trainer = learning.trainer(rows.targets().kind(), LEAST_EPOCHS);
    if (learning.batch().isEmpty() && trainer.batch() > 0) {
      int most = Integer.highestOneBit(Math.max(1, rows.rows() / STEPS_PER_EPOCH));
      trainer = trainer.batch(Math.max(LEAST_BATCH, Math.min(MOST_BATCH, most)));
    }
    if (learning.epochs().isEmpty() && trainer.batch() > 0) {
      int steps = (rows.rows() + trainer.batch() - 1) / trainer.batch();
      boolean half = rows.rows() < LEAST_FOR_BINS || rows.rows() > MANY_ROWS;
      int wanted = half ? FEW_STEPS : STEPS;
      trainer = trainer.epochs(
          Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, (wanted + steps - 1) / steps)));
    }
    if (learning.patience() == 0 && learning.stopping() instanceof Never) {
      trainer = trainer.stopping(
          new Patience(Math.max(LEAST_PATIENCE, (int) (PATIENCE * trainer.epochs()))));
    }
    hints.add(
        "by default for a table of this size; --hidden 64,32 or another network of yours replaces it");
    return learning.whole(trainer);
  }
}
