package io.bigtheta.search;

import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Trainer;
import java.util.Arrays;
import java.util.List;

/**
 * A candidate of a search.
 *
 * @param name what distinguishes it from the others, for people, such as {@code hidden=16}
 * @param structure the layers of its network
 * @param trainer the trainer of its network
 */
public record Candidate(String name, Structure structure, Trainer trainer) {
  /** Candidates that differ in the number of units of their one hidden layer. */
  public static List<Candidate> hidden(
      Trainer trainer, Activation activation, int outputs, int... units) {
    return Arrays.stream(units)
        .mapToObj(count -> new Candidate(
            "hidden=" + count,
            Structure.of(new Dense(count, activation), new Dense(outputs)),
            trainer))
        .toList();
  }

  /** The same candidate with another number of epochs. */
  Candidate epochs(int value) {
    return new Candidate(name, structure, trainer.epochs(value));
  }

  /** A text of all that the result of a fold depends on, apart from its rows and number. Equal keys mean equal bits. */
  String key() {
    return structure.recipe(trainer);
  }
}
