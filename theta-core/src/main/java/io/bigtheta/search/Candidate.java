package io.bigtheta.search;

import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.select.Structure;
import io.bigtheta.train.Trainer;
import java.util.Arrays;
import java.util.List;

/**
 * What competes in a search.
 *
 * @param name what sets it apart from the others, for people: {@code hidden=16}
 */
public record Candidate(String name, Structure structure, Trainer trainer) {
  /** Networks that differ in the units of their one hidden layer. */
  public static List<Candidate> hidden(
      Trainer trainer, Activation activation, int outputs, int... units) {
    return Arrays.stream(units)
        .mapToObj(count -> new Candidate(
            "hidden=" + count,
            Structure.of(new Dense(count, activation), new Dense(outputs)),
            trainer))
        .toList();
  }

  /** The same for another number of epochs. */
  Candidate epochs(int value) {
    return new Candidate(name, structure, trainer.epochs(value));
  }

  /** All that the result of a fold depends on, beside its rows and number: equal keys mean equal bits. */
  String key() {
    return structure.recipe(trainer);
  }
}
