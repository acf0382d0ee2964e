package io.bigtheta.run.recipe;

import io.bigtheta.data.Division;
import io.bigtheta.data.LabelledData;

/**
 * All that the result of a training depends on: which data, which network, how it learns, and what is held out. Its text form
 * is kept in the folder of a run, so that the run can be continued from its first moment.
 *
 * @param data which rows
 * @param network which layers
 * @param learning how θ is found
 * @param held rows that are not learnt from
 */
public record TrainRecipe(
    DataRecipe data, NetworkRecipe network, LearningRecipe learning, HeldOut held) {
  /** Whatever suits the data. */
  public TrainRecipe(DataRecipe data) {
    this(data, new NetworkRecipe(), new LearningRecipe(), new HeldOut());
  }

  /** What {@code theta train SOURCE} does with no option. */
  public static TrainRecipe of(String source) {
    return new TrainRecipe(new DataRecipe(source));
  }

  public TrainRecipe data(DataRecipe value) {
    return new TrainRecipe(value, network, learning, held);
  }

  public TrainRecipe network(NetworkRecipe value) {
    return new TrainRecipe(data, value, learning, held);
  }

  public TrainRecipe learning(LearningRecipe value) {
    return new TrainRecipe(data, network, value, held);
  }

  public TrainRecipe held(HeldOut value) {
    return new TrainRecipe(data, network, learning, value);
  }

  /**
   * A copy in which one component is what a text says, in the words of the command line: {@code with("hidden", "64,32")}.
   *
   * @param name of a {@link Field}, as {@code dropout}
   * @throws io.bigtheta.spec.Refusal if there is no such field, or the text is none of its values
   */
  public TrainRecipe with(String name, String text) {
    return Field.of(name).with(this, text);
  }

  /** How the data are divided. */
  public Division division(LabelledData data) {
    return Division.of(data.train(), data.test(), learning.seed(), held.test(), held.validation());
  }

  /**
   * The same, ready to be kept: with absolute paths in place of relative ones.
   *
   * @throws io.bigtheta.spec.Refusal if the data are not there, or components do not go together
   */
  public TrainRecipe found() {
    return data(data.found()).check();
  }

  /** Refuses components that do not go together, before there are data. */
  public TrainRecipe check() {
    learning.check();
    return this;
  }
}
