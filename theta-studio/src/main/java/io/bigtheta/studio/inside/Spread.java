package io.bigtheta.studio.inside;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the numbers of a parameter are spread.
 *
 * @param block the parameter
 * @param weights its values
 * @param gradients ∂loss/∂weight for a batch of training rows; empty for a state, which has no gradient
 */
public record Spread(Block block, Bars weights, Optional<Bars> gradients) {
  private static final int MOST_ROWS = 256;
  private static final int BINS = 41;

  /**
   * A histogram whose middle bin lies around 0.
   *
   * @param reach the largest size of a number: the bins cover [−reach, reach]
   * @param mean of the numbers
   * @param deviation their standard deviation
   * @param counts of each bin, all of one width
   */
  public record Bars(double reach, double mean, double deviation, int[] counts) {
    static Bars of(Matrix numbers) {
      double reach = 0;
      double sum = 0;
      double squares = 0;
      for (float number : numbers.toArray()) {
        reach = Math.max(reach, Math.abs(number));
        sum += number;
        squares += (double) number * number;
      }
      int[] counts = new int[BINS];
      for (float number : numbers.toArray()) {
        double place = reach == 0 ? 0.5 : (number / reach + 1) / 2;
        counts[(int) Math.max(0, Math.min(BINS - 1, Math.floor(place * BINS)))]++;
      }
      double mean = sum / numbers.size();
      return new Bars(
          reach, mean, Math.sqrt(Math.max(0, squares / numbers.size() - mean * mean)), counts);
    }
  }

  /**
   * The spread of every parameter. The gradients come from one backward pass over the first training rows, without the noise of
   * training.
   */
  public static List<Spread> of(Model model, Network member, Dataset train) {
    float[] theta = member.theta();
    float[] gradient = new float[member.blueprint().trainable()];
    int rows = Math.min(MOST_ROWS, train.rows());
    if (rows > 0) {
      Matrix x = new Matrix(rows, model.preparation().inputs().size());
      Matrix y = new Matrix(rows, model.preparation().outputs().size());
      Matrix weights = new Matrix(rows, 1);
      int[] order = IntStream.range(0, rows).toArray();
      model.preparation().gather(train, order, 0, x, y, weights);
      new Backprop(member.blueprint(), theta, gradient, rows, Kernels.best())
          .predicted(model.loss(), x, y, weights);
    }
    List<Spread> spreads = new ArrayList<>();
    for (Block block : member.blueprint().blocks()) {
      boolean learns = block.parameter().trainable() && rows > 0;
      spreads.add(new Spread(
          block,
          Bars.of(block.of(theta)),
          learns ? Optional.of(Bars.of(block.of(gradient))) : Optional.empty()));
    }
    return spreads;
  }
}
