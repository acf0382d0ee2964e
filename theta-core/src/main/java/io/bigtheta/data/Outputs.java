package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a target becomes a row of y, as fitted on the training rows, and what the outputs of a network mean. */
public sealed interface Outputs {
  /** What suits the targets of {@code train}, learnt from these rows alone. */
  static Outputs fit(Dataset train) {
    return train.targets().outputs(train);
  }

  /** The kind of targets that it takes. */
  Targets.Kind kind();

  /** Names of the outputs: of the classes, the numbers or the flags. */
  List<String> labels();

  /** The numbers it learnt from the training rows, by their names: what a model file keeps. */
  default Map<String, float[]> learnt() {
    return Map.of();
  }

  /** Numbers in a row of y. */
  default int size() {
    return labels().size();
  }

  /** Writes the target of row {@code row} as numbers {@code at …} of {@code y}. */
  default void write(Targets from, int row, float[] y, int at) {
    for (int j = 0; j < size(); j++) {
      y[at + j] = from.get(row, j);
    }
  }

  /** Refuses targets of another kind than those fitted on, or with other labels; numbers may have other names. */
  default void check(String where, Targets targets) {
    if (targets.kind() != kind() || !targets.labels().equals(labels())) {
      throw Refusal.of(
          where,
          "the " + kind() + " " + labels(),
          targets.kind() == kind() ? targets.labels() : targets.kind());
    }
  }

  /** Makes of rows of y answers in the target's own unit, in place. */
  default void answers(Matrix y) {}

  /** Makes of answers rows of y again, in place. */
  default void scaled(Matrix answers) {}

  /** Whether row {@code row} of logits says what the targets do, see {@link Targets.Kind#countable}. */
  default boolean right(Matrix logits, Matrix targets, int row) {
    return kind().classifies() && logits.argmax(row) == targets.argmax(row);
  }

  /** A class becomes a 1 in its place, the rest 0. */
  record ClassOutputs(List<String> labels) implements Outputs {
    public ClassOutputs {
      labels = List.copyOf(labels);
    }

    @Override
    public Targets.Kind kind() {
      return Targets.Kind.CLASSES;
    }

    @Override
    public void write(Targets from, int row, float[] y, int at) {
      Arrays.fill(y, at, at + size(), 0);
      y[at + ((Classes) from).values()[row]] = 1;
    }
  }

  /** y = (raw − mean) · scale; an answer is y / scale + mean, in the target's own unit. */
  record NumberOutputs(List<String> names, float[] mean, float[] scale) implements Outputs {
    public NumberOutputs {
      names = List.copyOf(names);
      if (mean.length != names.size() || scale.length != names.size()) {
        throw Refusal.of(
            "outputs",
            "a mean and a scale for each of " + names.size() + " numbers",
            mean.length + " and " + scale.length);
      }
    }

    static NumberOutputs fit(Dataset train, Numbers numbers) {
      int outputs = numbers.names().size();
      float[] mean = new float[outputs];
      float[] scale = new float[outputs];
      for (int j = 0; j < outputs; j++) {
        int col = j;
        Moments moments =
            Moments.of(train.rows(), i -> numbers.values()[train.index(i) * outputs + col]);
        mean[j] = moments.mean();
        scale[j] = 1 / moments.deviation();
      }
      return new NumberOutputs(numbers.names(), mean, scale);
    }

    @Override
    public Targets.Kind kind() {
      return Targets.Kind.NUMBERS;
    }

    @Override
    public List<String> labels() {
      return names;
    }

    @Override
    public void write(Targets from, int row, float[] y, int at) {
      float[] values = ((Numbers) from).values();
      for (int j = 0; j < mean.length; j++) {
        y[at + j] = scaled(values[row * mean.length + j], j);
      }
    }

    @Override
    public Map<String, float[]> learnt() {
      Map<String, float[]> learnt = new LinkedHashMap<>();
      learnt.put("mean", mean);
      learnt.put("scale", scale);
      return learnt;
    }

    /** y of a number in the target's own unit. */
    public float scaled(float raw, int output) {
      return (raw - mean[output]) * scale[output];
    }

    /** An answer in the target's own unit. */
    public float raw(float y, int output) {
      return y / scale[output] + mean[output];
    }

    @Override
    public void answers(Matrix y) {
      for (int i = 0; i < y.rows(); i++) {
        for (int j = 0; j < y.cols(); j++) {
          y.set(i, j, raw(y.get(i, j), j));
        }
      }
    }

    @Override
    public void scaled(Matrix answers) {
      for (int i = 0; i < answers.rows(); i++) {
        for (int j = 0; j < answers.cols(); j++) {
          answers.set(i, j, scaled(answers.get(i, j), j));
        }
      }
    }

    @Override
    public void check(String where, Targets targets) {
      int count = targets.labels().size();
      if (targets.kind() != kind() || count != names.size()) {
        throw Refusal.of(
            where,
            names.size() + " numbers as targets",
            targets.kind() == kind() ? count : targets.kind());
      }
    }
  }

  /** A share of a row stays what it is. */
  record DistributionOutputs(List<String> labels) implements Outputs {
    public DistributionOutputs {
      labels = List.copyOf(labels);
    }

    @Override
    public Targets.Kind kind() {
      return Targets.Kind.DISTRIBUTIONS;
    }
  }

  /** Yes becomes 1, no 0; an answer is the probability of yes, and means yes above ½, where the logit is above 0. */
  record FlagOutputs(List<String> labels) implements Outputs {
    public FlagOutputs {
      labels = List.copyOf(labels);
    }

    @Override
    public Targets.Kind kind() {
      return Targets.Kind.FLAGS;
    }

    @Override
    public boolean right(Matrix logits, Matrix targets, int row) {
      for (int j = 0; j < labels.size(); j++) {
        if (logits.get(row, j) > 0 != targets.get(row, j) > 0.5f) {
          return false;
        }
      }
      return true;
    }
  }
}
