package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a target becomes a row of y, as learnt from the training rows, and what the outputs of a network mean. */
public sealed interface Outputs {
  /** The outputs that suit the targets of {@code train}, learnt from these rows alone. */
  static Outputs fit(Dataset train) {
    return train.targets().outputs(train);
  }

  /**
   * The same with a scale for numbers. Targets of another kind have no scale.
   *
   * @throws Refusal if the scale is logarithmic and the targets are not numbers from 0 on
   */
  static Outputs fit(Dataset train, TargetScale scale) {
    if (scale == TargetScale.LINEAR) {
      return fit(train);
    }
    if (train.targets() instanceof Numbers numbers) {
      return NumberOutputs.fit(train, numbers, scale);
    }
    throw TargetScale.refuse("numbers as targets", train.targets().kind());
  }

  /** The kind of targets that these outputs take. */
  Targets.Kind kind();

  /** The names of the outputs: the names of the classes, of the numbers or of the flags. */
  List<String> labels();

  /** The numbers that were learnt from the training rows, by their names. A model file keeps them. */
  default Map<String, float[]> learnt() {
    return Map.of();
  }

  /** The number of values in a row of y. */
  default int size() {
    return labels().size();
  }

  /** Writes the target of row {@code row} of {@code from} to {@code y}, in [at, at + size). */
  default void write(Targets from, int row, float[] y, int at) {
    for (int j = 0; j < size(); j++) {
      y[at + j] = from.get(row, j);
    }
  }

  /**
   * Refuses targets of another kind, and targets with other labels. The names of numbers may differ; only their count
   * has to match.
   *
   * @throws Refusal that begins with {@code where}
   */
  default void check(String where, Targets targets) {
    if (targets.kind() != kind() || !targets.labels().equals(labels())) {
      throw Refusal.of(
          where,
          "the " + kind() + " " + labels(),
          targets.kind() == kind() ? targets.labels() : targets.kind());
    }
  }

  /** Turns rows of y into predictions in the target's own unit, in place. */
  default void answers(Matrix y) {}

  /** Turns predictions in the target's own unit back into rows of y, in place. */
  default void scaled(Matrix answers) {}

  /**
   * Whether the prediction in row {@code row} of {@code logits} is right by the same row of {@code targets}, see
   * {@link Targets.Kind#countable}.
   */
  default boolean right(Matrix logits, Matrix targets, int row) {
    return kind().classifies() && logits.argmax(row) == targets.argmax(row);
  }

  /** A class becomes a row of zeros with a 1 in the place of the class (one-hot). */
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

  /**
   * y = (raw − mean) · scale. A prediction is y / scale + mean, in the target's own unit. On the scale
   * {@link TargetScale#LOG} ln(1 + raw) stands for raw, and a prediction is kept between 0 and 2 · most + 1, because a
   * small error of y would otherwise become a huge one far beyond the training rows.
   *
   * @param names the names of the outputs
   * @param mean [names], the means of the training rows
   * @param scale [names], 1 / the standard deviations of the training rows (1 for a target that does not vary)
   * @param scales [names], the scales of the outputs; empty if all are linear
   * @param most [names], the largest targets of the training rows; empty if all scales are linear
   */
  record NumberOutputs(
      List<String> names, float[] mean, float[] scale, List<TargetScale> scales, float[] most)
      implements Outputs {
    public NumberOutputs {
      names = List.copyOf(names);
      scales = List.copyOf(scales);
      if (mean.length != names.size() || scale.length != names.size()) {
        throw Refusal.of(
            "outputs",
            "a mean and a scale for each of " + names.size() + " numbers",
            mean.length + " and " + scale.length);
      }
      if (most.length != scales.size() || (most.length > 0 && most.length != names.size())) {
        throw Refusal.of(
            "outputs",
            "a scale and a largest number for each of " + names.size() + " numbers, or none",
            scales.size() + " and " + most.length);
      }
    }

    /** Outputs on linear scales. */
    public NumberOutputs(List<String> names, float[] mean, float[] scale) {
      this(names, mean, scale, List.of(), new float[0]);
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

    /** The same on another scale than the linear one, for all outputs. */
    static NumberOutputs fit(Dataset train, Numbers numbers, TargetScale scale) {
      int outputs = numbers.names().size();
      float[] logs = new float[numbers.values().length];
      float[] most = new float[outputs];
      for (int i = 0; i < train.rows(); i++) {
        for (int j = 0; j < outputs; j++) {
          int at = train.index(i) * outputs + j;
          float raw = numbers.values()[at];
          if (raw < 0) {
            throw TargetScale.refuse(
                "a target from 0 on for log", raw + " in " + numbers.names().get(j));
          }
          logs[at] = (float) StrictMath.log1p(raw);
          most[j] = Math.max(most[j], raw);
        }
      }
      NumberOutputs fitted = fit(train, new Numbers(numbers.names(), logs));
      return new NumberOutputs(
          fitted.names, fitted.mean, fitted.scale, Collections.nCopies(outputs, scale), most);
    }

    /** The scale of an output. */
    public TargetScale scaleOf(int output) {
      return scales.isEmpty() ? TargetScale.LINEAR : scales.get(output);
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
      if (most.length > 0) {
        learnt.put("most", most);
      }
      return learnt;
    }

    /** y of a number that is given in the target's own unit. On a log scale a number below 0 counts as 0. */
    public float scaled(float raw, int output) {
      return scaleOf(output) == TargetScale.LINEAR
          ? (raw - mean[output]) * scale[output]
          : (float) ((StrictMath.log1p(Math.max(0, raw)) - mean[output]) * scale[output]);
    }

    /** The number in the target's own unit that y stands for. */
    public float raw(float y, int output) {
      float value = y / scale[output] + mean[output];
      return scaleOf(output) == TargetScale.LINEAR
          ? value
          : (float) Math.max(0, Math.min(2.0 * most[output] + 1, StrictMath.expm1(value)));
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

  /** The shares of a row are used as they are. */
  record DistributionOutputs(List<String> labels) implements Outputs {
    public DistributionOutputs {
      labels = List.copyOf(labels);
    }

    @Override
    public Targets.Kind kind() {
      return Targets.Kind.DISTRIBUTIONS;
    }
  }

  /**
   * Yes becomes 1 and no becomes 0. An output is the probability of yes. It means yes above ½, that is, where the logit
   * is above 0.
   */
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
