package io.bigtheta.model;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Features;
import io.bigtheta.data.Feed;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.RowShape;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.data.augment.Canvas;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.math.machinery.Pool;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;

/** A trained model that takes raw rows and returns predictions. It is immutable, and any number of threads may use it. */
public final class Model {
  private static final int BATCH = 256;

  private final Preparation preparation;
  private final Network network;
  private final Loss loss;
  private final Provenance provenance;
  private final Pool<ModelPredictor> predictors = new Pool<>(this::predictor);
  private final Gaps strict;

  /**
   * A model of these parts.
   *
   * @param preparation turns raw rows into x, and says what the outputs mean
   * @param network the blueprint and θ
   * @param loss the loss it was trained with, which knows the link from logits to predictions
   * @param provenance how the model was made
   * @throws ShapeException if the sizes of preparation and network do not match
   */
  public Model(Preparation preparation, Network network, Loss loss, Provenance provenance) {
    int inputs = network.blueprint().input().size();
    int outputs = network.blueprint().output().size();
    if (preparation.inputs().size() != inputs || preparation.outputs().size() != outputs) {
      throw new ShapeException(
          "model",
          "a network from " + preparation.inputs().size() + " to "
              + preparation.outputs().size() + " numbers",
          network.blueprint());
    }
    this.preparation = preparation;
    this.network = network;
    this.loss = loss;
    this.provenance = provenance;
    strict = new Gaps(preparation.inputs(), true);
  }

  /** Turns raw rows into x, and says what the outputs mean. */
  public Preparation preparation() {
    return preparation;
  }

  /** The blueprint and θ. */
  public Network network() {
    return network;
  }

  /** The loss it was trained with, which knows the link from logits to predictions. */
  public Loss loss() {
    return loss;
  }

  /** How the model was made. */
  public Provenance provenance() {
    return provenance;
  }

  /** The same model with another network. */
  public Model network(Network value) {
    return new Model(preparation, value, loss, provenance);
  }

  /** The same model with the rows it has learnt from. */
  public Model learnt(Learnt value) {
    return new Model(preparation, network, loss, provenance.learnt(value));
  }

  /**
   * The same model with the division of its rows. Code that divides the rows of a training sets it on every model of
   * that training.
   */
  public Model divided(Division value) {
    return learnt(provenance.learnt().divided(value));
  }

  /** The names of the outputs: the names of the classes, of the numbers or of the flags. */
  public List<String> labels() {
    return preparation.outputs().labels();
  }

  /**
   * Whether a prediction is a class, or shares of classes, the largest of which counts. If not, it is numbers or flags.
   */
  public boolean classifies() {
    return preparation.outputs().kind().classifies();
  }

  /**
   * The answer for one row of a table, by the names of its columns. Any number of threads may ask. A number is any {@link Number},
   * a word is a string or the name of an enum constant, and null stands for a missing cell.
   *
   * @throws Refusal if a column is not there or has no value although no training row lacked one, for a word that no training row
   *     had, and for a number that is not finite; {@link #lenient} takes such rows
   */
  public Answer answer(Map<String, ?> row) {
    return answer(predictor -> predictor.answer(row, strict));
  }

  /** The answer for a record whose components have the names of the columns; see {@link #answer(Map)}. */
  public Answer answer(Record row) {
    return answer(predictor -> predictor.answer(row, strict));
  }

  /**
   * The answer for one raw row of numbers, in the order of the columns; a word of a table is the index of its level in
   * {@link Inputs#fields}.
   *
   * @throws Refusal for another number of values, and as {@link #answer(Map)} does
   */
  public Answer answer(float... row) {
    return answer(predictor -> predictor.answer(row, strict));
  }

  /** The answer for the unsigned bytes of one image. */
  public Answer answer(byte[] image) {
    return answer(predictor -> predictor.answer(image));
  }

  /** The same answers, but rows may lack values and have unknown words, which are filled and counted. */
  public Lenient lenient() {
    return new Lenient(this);
  }

  Answer answer(Function<ModelPredictor, Answer> asked) {
    ModelPredictor predictor = predictors.take();
    try {
      return asked.apply(predictor);
    } finally {
      predictors.give(predictor);
    }
  }

  /** A predictor for one thread and one row at a time, which allocates nothing in a call: for serving. */
  public ModelPredictor predictor() {
    return predictor(1);
  }

  /** A predictor for one thread and up to {@code capacity} rows at a time, with buffers for that many rows. */
  public ModelPredictor predictor(int capacity) {
    return new ModelPredictor(this, capacity);
  }

  /**
   * The logits [rows, outputs] for the rows of a dataset: the outputs of the network, before its link turns them into
   * predictions.
   */
  public Matrix logits(Dataset data) {
    return logits(data, () -> false);
  }

  /**
   * The same as {@link #logits(Dataset)}, and it can be cancelled.
   *
   * @param cancelled asked between batches
   * @throws CancellationException if {@code cancelled} said yes
   */
  public Matrix logits(Dataset data, BooleanSupplier cancelled) {
    preparation.inputs().check(data.name(), data.features());
    Feed feed = new Feed(preparation, data);
    return logits(feed.batch(batch(data.rows()), 1), data.rows(), feed::rows, cancelled);
  }

  /** The logits for images that are changed first. The image at index i is changed with child i of the seed. */
  Matrix logits(
      String where,
      Features features,
      int rows,
      IntUnaryOperator order,
      List<Augmentation> augmentations,
      Seed seed,
      BooleanSupplier cancelled) {
    if (augmentations.isEmpty()) {
      return logits(features, rows, order, cancelled);
    }
    if (features.kind() != Features.Kind.IMAGES) {
      throw Refusal.of(where, "images to augment", features.kind());
    }
    Inputs inputs = preparation.inputs();
    RowShape shape = features.shape();
    Canvas canvas = new Canvas(shape.channels(), shape.height(), shape.width());
    Fill changed = (from, batch) -> {
      for (int i = 0; i < batch.rows(); i++) {
        int row = order.applyAsInt(from + i);
        Seed change = seed.child(from + i);
        inputs.write(features, row, batch, i, canvas, augmentations, change);
      }
    };
    return logits(batch(rows, inputs.size()), rows, changed, cancelled);
  }

  /**
   * The predictions [rows, outputs] for raw rows: probabilities of the classes or flags, or numbers in the target's own
   * unit. {@link Matrix#argmax} gives the class with the largest probability.
   *
   * @param where a name for messages, such as the name of a file
   * @throws Refusal if the model does not take such rows
   */
  public Matrix predict(String where, Features features) {
    preparation.inputs().check(where, features);
    return answers(logits(features, features.rows(), i -> i, () -> false));
  }

  /** Turns logits into predictions, in place. */
  Matrix answers(Matrix logits) {
    loss.link().apply(logits);
    preparation.outputs().answers(logits);
    return logits;
  }

  private Matrix logits(
      Features features, int rows, IntUnaryOperator order, BooleanSupplier cancelled) {
    Fill raw = (from, batch) -> {
      for (int i = 0; i < batch.rows(); i++) {
        preparation.inputs().write(features, order.applyAsInt(from + i), batch, i);
      }
    };
    return logits(batch(rows, preparation.inputs().size()), rows, raw, cancelled);
  }

  /** Writes the rows of a batch, beginning with row {@code from} of all rows. */
  @FunctionalInterface
  private interface Fill {
    void write(int from, Matrix batch);
  }

  private static int batch(int rows) {
    return Math.min(BATCH, Math.max(1, rows));
  }

  private static Matrix batch(int rows, int cols) {
    return new Matrix(batch(rows), cols);
  }

  /** Predicts batch after batch; each one is written to {@code x}. */
  private Matrix logits(Matrix x, int rows, Fill fill, BooleanSupplier cancelled) {
    return network.borrowed(predictor -> {
      Matrix all = new Matrix(rows, network.blueprint().output().size());
      for (int from = 0; from < rows; from += x.rows()) {
        if (from > 0 && cancelled.getAsBoolean()) {
          throw new CancellationException(
              "model: cancelled after " + from + " of " + rows + " rows");
        }
        Matrix batch = x.rows(0, Math.min(x.rows(), rows - from));
        fill.write(from, batch);
        Matrix logits = predictor.predict(batch);
        System.arraycopy(logits.data(), logits.offset(), all.data(), all.at(from), logits.size());
      }
      return all;
    });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Model model
        && preparation.equals(model.preparation)
        && network.equals(model.network)
        && loss.equals(model.loss)
        && provenance.equals(model.provenance);
  }

  @Override
  public int hashCode() {
    return Objects.hash(preparation, network, loss, provenance);
  }

  /** What it takes, what it is, and what it gives, such as {@code 4 dense(16) dense(3): 4 columns to classes a, b, c}. */
  @Override
  public String toString() {
    return network.blueprint() + ": " + preparation.inputs().taken() + " to "
        + preparation.outputs().kind() + " " + String.join(", ", labels());
  }
}
