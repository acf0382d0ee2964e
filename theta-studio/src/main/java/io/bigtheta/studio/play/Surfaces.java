package io.bigtheta.studio.play;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Predictor;
import io.bigtheta.run.recipe.Plan;
import java.util.ArrayList;
import java.util.List;

/** What the outputs and the hidden units of a network answer all over the plane. */
public final class Surfaces {
  /** The side of the grid of the outputs. A hidden unit is shown at every second place. */
  public static final int SIDE = 80;

  /** The side of the grid of a hidden unit. */
  public static final int UNIT_SIDE = SIDE / 2;

  private final Plan plan;
  private final Columns features;
  private final Matrix x;
  private final float low;
  private final float high;

  /**
   * The answers of a network, a byte for each place, row after row from the top.
   *
   * @param winner [SIDE · SIDE] the class that is answered; all 0 for numbers
   * @param answer [SIDE · SIDE] with two classes from 0 (surely class 0) to 255 (surely class 1); with more, how sure the answer is; a
   *     number between {@link #low} and {@link #high} of the points
   * @param units for each hidden layer and unit [UNIT_SIDE · UNIT_SIDE], from 0 for −{@code most} to 255 for {@code most}
   * @param most for each hidden layer and unit, the largest absolute value
   */
  public record Drawn(
      byte[] winner, byte[] answer, List<List<byte[]>> units, List<List<Float>> most) {}

  public Surfaces(PlayRecipe recipe, Plan plan) {
    this.plan = plan;
    float[] bounds = recipe.points().bounds();
    float[] x1 = new float[SIDE * SIDE];
    float[] x2 = new float[SIDE * SIDE];
    for (int i = 0; i < SIDE * SIDE; i++) {
      x1[i] = place(bounds[0], bounds[1], i % SIDE);
      x2[i] = place(bounds[3], bounds[2], i / SIDE);
    }
    features = Points.columns(recipe.features(), x1, x2);
    Preparation preparation = plan.preparation();
    x = new Matrix(SIDE * SIDE, preparation.inputs().size());
    for (int i = 0; i < x.rows(); i++) {
      preparation.inputs().write(features, i, x, i);
    }
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (float y : recipe.points().y()) {
      least = Math.min(least, y);
      largest = Math.max(largest, y);
    }
    low = least;
    high = largest > least ? largest : least + 1;
  }

  /** The middle of a cell of the grid. */
  private static float place(float from, float to, int i) {
    return from + (to - from) * (i + 0.5f) / SIDE;
  }

  /** The number that the lowest answer stands for. */
  public float low() {
    return low;
  }

  /** The number that the highest answer stands for. */
  public float high() {
    return high;
  }

  /** The features themselves, drawn like hidden units. */
  public List<byte[]> inputs() {
    Matrix all = new Matrix(features.values(), 0, x.rows(), features.cols());
    List<byte[]> drawn = new ArrayList<>();
    for (int j = 0; j < features.cols(); j++) {
      drawn.add(unit(all, j, most(all, j)));
    }
    return drawn;
  }

  /** Draws all over the plane what a network with this θ answers. */
  public Drawn of(float[] theta) {
    Predictor predictor = new Predictor(plan.blueprint(), theta, Kernels.best());
    Matrix logits = predictor.predict(x);
    List<List<byte[]>> units = new ArrayList<>();
    List<List<Float>> most = new ArrayList<>();
    for (int layer = 0; layer < plan.blueprint().layers().size() - 1; layer++) {
      Matrix out = predictor.output(layer);
      List<byte[]> drawn = new ArrayList<>();
      List<Float> sizes = new ArrayList<>();
      for (int j = 0; j < out.cols(); j++) {
        float size = most(out, j);
        sizes.add(size);
        drawn.add(unit(out, j, size));
      }
      units.add(drawn);
      most.add(sizes);
    }
    byte[] winner = new byte[x.rows()];
    byte[] answer = new byte[x.rows()];
    answers(logits, winner, answer);
    return new Drawn(winner, answer, units, most);
  }

  private void answers(Matrix logits, byte[] winner, byte[] answer) {
    Outputs outputs = plan.preparation().outputs();
    plan.trainer().loss().link().apply(logits);
    if (!plan.classes()) {
      outputs.answers(logits);
    }
    for (int i = 0; i < logits.rows(); i++) {
      if (!plan.classes()) {
        answer[i] = level((logits.get(i, 0) - low) / (high - low));
        continue;
      }
      int best = logits.argmax(i);
      winner[i] = (byte) best;
      answer[i] = logits.cols() == 2
          ? level((1 + logits.get(i, 1) - logits.get(i, 0)) / 2)
          : level(logits.get(i, best));
    }
  }

  private static float most(Matrix values, int col) {
    float most = 1e-6f;
    for (int i = 0; i < values.rows(); i++) {
      most = Math.max(most, Math.abs(values.get(i, col)));
    }
    return most;
  }

  private static byte[] unit(Matrix values, int col, float most) {
    byte[] drawn = new byte[UNIT_SIDE * UNIT_SIDE];
    for (int i = 0; i < drawn.length; i++) {
      int row = 2 * (i / UNIT_SIDE) * SIDE + 2 * (i % UNIT_SIDE);
      drawn[i] = level((1 + values.get(row, col) / most) / 2);
    }
    return drawn;
  }

  private static byte level(float share) {
    return (byte) Math.round(255 * Math.max(0, Math.min(1, share))); // NaN becomes 0
  }
}
