package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.TextInputs;
import io.bigtheta.nn.activation.Silu;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.EmbeddingBag;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.schedule.Cosine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a table with texts is trained with if nobody chose a network. The values were chosen on training folds of three
 * collections of texts: see {@code docs/texts.md} and decision 37.
 */
record TextDefaults(TextInputs inputs) {
  /** The numbers of a sequence of words. */
  private static final int SIZE = 16;

  /** The hidden units that join texts and other columns. */
  private static final int UNITS = 64;

  private static final float DROPOUT = 0.1f;
  private static final float PEAK = 0.003f;
  private static final int BATCH = 32;
  private static final int STEPS = 1_400;
  private static final int LEAST_EPOCHS = 4;
  private static final int MOST_EPOCHS = 40;

  /** The defaults for these inputs, if they have texts. */
  static Optional<TextDefaults> of(Preparation preparation) {
    return preparation.inputs() instanceof TextInputs inputs
        ? Optional.of(new TextDefaults(inputs))
        : Optional.empty();
  }

  /** How many numbers reach the layer after the one that reads the texts. */
  int width() {
    return inputs.others().size() + SIZE;
  }

  List<Layer> layers(NetworkRecipe network, int outputs) {
    List<Layer> layers = new ArrayList<>();
    if (inputs.others().size() > 0) {
      layers.add(new Dense(UNITS, new Silu()));
      float dropout = network.dropout().orElse(DROPOUT);
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    layers.add(new Dense(outputs));
    return before(layers);
  }

  /** Layers that somebody chose, after one that reads the texts. */
  List<Layer> before(List<Layer> hidden) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new EmbeddingBag(inputs.buckets(), SIZE, inputs.capacity()));
    layers.addAll(hidden);
    return layers;
  }

  /** Refuses layers that do not read the texts as they are: ids are no numbers to calculate with. */
  void check(NetworkRecipe network, List<Layer> layers) {
    boolean reads = layers.get(0) instanceof EmbeddingBag bag
        && bag.buckets() == inputs.buckets()
        && (bag.ids() == inputs.capacity() || (bag.ids() == 0 && inputs.others().size() == 0));
    if (!reads) {
      throw (network.network().isPresent() ? Field.NETWORK : Field.LAYERS)
          .refuse(
              "embedding-bag(buckets=" + inputs.buckets() + ", ids=" + inputs.capacity()
                  + ") as the first layer, for the texts of "
                  + inputs.texts().get(0).name(),
              Spec.text(layers.get(0)),
              "begin with it, or take --hidden");
    }
  }

  /** The trainer, in which everything that somebody chose is kept. */
  Trainer trainer(LearningRecipe given, Dataset rows, List<String> hints) {
    LearningRecipe learning = given.rate().isEmpty() && !given.optimizer().fullBatch()
        ? given.rate(new Cosine(PEAK))
        : given;
    Trainer trainer = learning.trainer(rows.targets().kind(), LEAST_EPOCHS);
    if (learning.batch().isEmpty() && trainer.batch() > 0) {
      trainer = trainer.batch(BATCH);
    }
    if (learning.epochs().isEmpty() && trainer.batch() > 0) {
      int steps = (rows.rows() + trainer.batch() - 1) / trainer.batch();
      trainer = trainer.epochs(
          Math.max(LEAST_EPOCHS, Math.min(MOST_EPOCHS, (STEPS + steps - 1) / steps)));
    }
    hints.add("by default for texts; --layers replaces it");
    return learning.whole(trainer);
  }
}
