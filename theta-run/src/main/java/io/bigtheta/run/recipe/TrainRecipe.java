package io.bigtheta.run.recipe;

import io.bigtheta.data.Division;
import io.bigtheta.data.LabelledData;
import io.bigtheta.io.ImageStyle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that the result of a training depends on: the data, the network, how it is trained, and which rows are held out. A
 * run keeps the text form in its folder, so that it can be continued at any time.
 *
 * @param data the rows
 * @param network the layers
 * @param learning how the network is trained
 * @param held how many rows are held out from training
 */
public record TrainRecipe(
    DataRecipe data, NetworkRecipe network, LearningRecipe learning, HeldOut held) {
  /** A recipe with the defaults that suit the data. */
  public TrainRecipe(DataRecipe data) {
    this(data, new NetworkRecipe(), new LearningRecipe(), new HeldOut());
  }

  /** The recipe of {@code theta train SOURCE} without options. */
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
   * A copy with one component read from a text, as on the command line: {@code with("hidden", "64,32")}.
   *
   * @param name the name of a {@link Field}, such as {@code dropout}
   * @throws io.bigtheta.spec.Refusal if there is no such field, or the text is not one of its values
   */
  public TrainRecipe with(String name, String text) {
    return Field.of(name).with(this, text);
  }

  /** How the data is divided into training, validation and test rows. */
  public Division division(LabelledData data) {
    return division(data, TableDefaults.members(this, data.train()));
  }

  /** Several networks judge each other's rows: then no rows are held out for validation, and none for a test unless asked for. */
  Division division(LabelledData data, int members) {
    boolean several = members > 1;
    boolean official = data.test().isPresent(); // it is used, and no rows are drawn
    double test = several && !official ? held.test().orElse(0.0) : held.testOrUsual();
    return Division.of(
        data.train(), data.test(), learning.seed(), test, several ? 0 : held.validation());
  }

  /**
   * The same, ready to be kept: with absolute paths in place of relative ones. Images that are read raw because nobody said
   * otherwise are standardized.
   *
   * @throws io.bigtheta.spec.Refusal if the data are not there, or components do not go together
   */
  public TrainRecipe found() {
    DataRecipe found = data.found();
    boolean raw = data.images().isEmpty() && found.images().equals(Optional.of(ImageStyle.RAW));
    String from = learning.from();
    LearningRecipe own = from.isEmpty()
        ? learning
        : learning.from(Path.of(from).toAbsolutePath().normalize().toString());
    return data(found).learning(raw ? own.standardize(true) : own).check();
  }

  /** Refuses components that do not go together, before there are data. */
  public TrainRecipe check() {
    learning.check();
    if (learning.snapshots() > 0 && network.committee().orElse(1) > 1) {
      throw Field.SNAPSHOTS.refuse(
          "no --committee beside it", "both", "average networks in one of the two ways");
    }
    if (!data.time().isEmpty() && network.committee().orElse(1) > 1) {
      throw Field.TIME.refuse(
          "no --committee beside it",
          "both",
          "the networks of a committee judge rows drawn at random");
    }
    return this;
  }
}
