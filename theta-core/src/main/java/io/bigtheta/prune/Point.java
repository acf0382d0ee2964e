package io.bigtheta.prune;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * One network on the way from large to small.
 *
 * @param round the round of pruning and fine-tuning that led to it; 0 for a network from before the first round
 * @param hidden the number of units in each hidden layer
 * @param weights the number of weights of dense layers that are not 0
 * @param parameters the length of θ
 * @param validation the score on the validation rows, which decide
 * @param test the score on the test rows, which decide nothing; empty if there are none
 * @param held whether the network is good enough
 */
public record Point(
    int round,
    List<Integer> hidden,
    int weights,
    int parameters,
    Score validation,
    Optional<Score> test,
    boolean held) {
  public Point {
    hidden = List.copyOf(hidden);
  }

  /**
   * The point of a network, with {@code held} true.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  static Point of(
      int round, Model model, Dataset validation, Dataset test, BooleanSupplier cancelled) {
    Network network = model.network();
    return new Point(
        round,
        HiddenLayer.of(network.blueprint()).stream().map(HiddenLayer::units).toList(),
        Weights.count(network),
        network.blueprint().size(),
        Score.of(Evaluation.of(model, validation, cancelled)),
        test.rows() == 0
            ? Optional.empty()
            : Optional.of(Score.of(Evaluation.of(model, test, cancelled))),
        true);
  }

  Point held(boolean value) {
    return new Point(round, hidden, weights, parameters, validation, test, value);
  }

  /** The number of hidden units in all layers. */
  public int units() {
    return hidden.stream().mapToInt(Integer::intValue).sum();
  }
}
