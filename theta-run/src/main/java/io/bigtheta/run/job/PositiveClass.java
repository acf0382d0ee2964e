package io.bigtheta.run.job;

import io.bigtheta.data.Targets;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;

/** Finds the positive class of a model of two classes. */
final class PositiveClass {
  private PositiveClass() {}

  /**
   * The index of the positive class of a model of two classes.
   *
   * @param label its name; empty for the class that {@link ClassScores#positive} takes
   * @param option the option to name in a refusal
   */
  static int of(Model model, String label, String option) {
    if (model.preparation().outputs().kind() != Targets.Kind.CLASSES
        || model.labels().size() != 2) {
      throw Refusal.of(
              option,
              "a model of two classes",
              model.classifies()
                  ? "one of " + model.labels().size()
                  : "one of " + model.preparation().outputs().kind())
          .setting(option);
    }
    if (!label.isEmpty() && !model.labels().contains(label)) {
      throw Refusal.of(
              option, "one of the classes " + String.join(", ", model.labels()), '"' + label + '"')
          .setting(option);
    }
    return label.isEmpty()
        ? ClassScores.positive(model.labels())
        : model.labels().indexOf(label);
  }
}
