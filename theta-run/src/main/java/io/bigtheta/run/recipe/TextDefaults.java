package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.TextInputs;
import io.bigtheta.nn.activation.Silu;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.EmbeddingBag;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.schedule.Cosine;
import java.util.ArrayList;
import java.util.List;

/**
 * What a table with texts is trained with if nobody chose a network. The values were chosen on training folds of three
 * collections of texts: see {@code docs/applications-text.md} and decision 37.
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

  List<Layer> layers(NetworkRecipe network, int outputs) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new EmbeddingBag(inputs.buckets(), SIZE, inputs.capacity()));
    if (inputs.others().size() > 0) {
      layers.add(new Dense(UNITS, new Silu()));
      float dropout = network.dropout().orElse(DROPOUT);
      if (dropout > 0) {
        layers.add(new Dropout(dropout));
      }
    }
    layers.add(new Dense(outputs));
    return layers;
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
