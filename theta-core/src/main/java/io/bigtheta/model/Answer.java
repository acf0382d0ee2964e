package io.bigtheta.model;

import io.bigtheta.data.Targets;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a model says about one row: a class with the probabilities of all, numbers, or flags with their probabilities. */
public final class Answer {
  private final Targets.Kind kind;
  private final List<String> names;
  private final float[] outputs;

  private Answer(Targets.Kind kind, List<String> names, float[] outputs) {
    this.kind = kind;
    this.names = names;
    this.outputs = outputs;
  }

  /** The answer in the first row of a model's predictions. */
  static Answer of(Model model, Matrix answers) {
    float[] outputs = new float[answers.cols()];
    System.arraycopy(answers.data(), answers.at(0), outputs, 0, outputs.length);
    return new Answer(model.preparation().outputs().kind(), model.labels(), outputs);
  }

  /**
   * The class with the largest probability; of equal ones the first.
   *
   * @throws Refusal if the model does not predict classes
   */
  public String label() {
    return names.get(largest());
  }

  /**
   * The probability of {@link #label}.
   *
   * @throws Refusal if the model does not predict classes
   */
  public double probability() {
    return outputs[largest()];
  }

  /**
   * The probability of a class or of a flag.
   *
   * @throws Refusal if the model predicts numbers, or does not know the name
   */
  public double probability(String name) {
    refuse(kind == Targets.Kind.NUMBERS, "a model of classes or flags");
    return output(name);
  }

  /** The probabilities of all classes, or of all flags, in the order of {@link Model#labels}. */
  public Map<String, Double> probabilities() {
    refuse(kind == Targets.Kind.NUMBERS, "a model of classes or flags");
    return all();
  }

  /**
   * The predicted number, in the unit of the target.
   *
   * @throws Refusal if the model does not predict one number
   */
  public double value() {
    refuse(kind != Targets.Kind.NUMBERS || outputs.length != 1, "a model of one number");
    return outputs[0];
  }

  /**
   * One of several predicted numbers.
   *
   * @throws Refusal if the model does not predict numbers, or does not know the name
   */
  public double value(String name) {
    refuse(kind != Targets.Kind.NUMBERS, "a model of numbers");
    return output(name);
  }

  /** All predicted numbers, in the order of {@link Model#labels}. */
  public Map<String, Double> values() {
    refuse(kind != Targets.Kind.NUMBERS, "a model of numbers");
    return all();
  }

  private int largest() {
    refuse(!kind.classifies(), "a model of classes");
    int largest = 0;
    for (int j = 1; j < outputs.length; j++) {
      largest = outputs[j] > outputs[largest] ? j : largest;
    }
    return largest;
  }

  private double output(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw Refusal.of("name", "one of " + String.join(", ", names), '"' + name + '"');
    }
    return outputs[at];
  }

  private Map<String, Double> all() {
    Map<String, Double> all = new LinkedHashMap<>();
    for (int j = 0; j < outputs.length; j++) {
      all.put(names.get(j), (double) outputs[j]);
    }
    return all;
  }

  private void refuse(boolean wrong, String expected) {
    if (wrong) {
      throw Refusal.of("answer", expected, "one of " + outputs.length + " " + kind);
    }
  }

  /** Such as {@code virginica 97.3 %} or {@code price = 12.5}. */
  @Override
  public String toString() {
    if (kind.classifies()) {
      return label() + String.format(Locale.ROOT, " %.1f %%", 100 * probability());
    }
    List<String> parts = new ArrayList<>();
    for (int j = 0; j < outputs.length; j++) {
      parts.add(
          kind == Targets.Kind.NUMBERS
              ? names.get(j) + " = " + outputs[j]
              : names.get(j) + String.format(Locale.ROOT, " %.1f %%", 100 * outputs[j]));
    }
    return String.join(", ", parts);
  }
}
