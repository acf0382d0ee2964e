package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import io.bigtheta.spec.Refusal;
import java.util.List;

/** How a target becomes a row of y, as fitted on the training rows, and what the outputs of a network mean. */
public sealed interface Outputs {
  /** Numbers in a row of y. */
  int size();

  /** Writes the target of row {@code row} as numbers {@code at …} of {@code y}. */
  void write(Targets from, int row, float[] y, int at);

  /** Refuses targets of another kind than those fitted on. */
  void check(String where, Targets targets);

  /** What suits the targets of {@code train}, learnt from these rows alone. */
  static Outputs fit(Dataset train) {
    return train.targets() instanceof Classes classes
        ? new ClassOutputs(classes.labels())
        : NumberOutputs.fit(train, (Numbers) train.targets());
  }

  /** A class becomes a 1 in its place, the rest 0. */
  record ClassOutputs(List<String> labels) implements Outputs {
    public ClassOutputs {
      labels = List.copyOf(labels);
    }

    @Override
    public int size() {
      return labels.size();
    }

    @Override
    public void write(Targets from, int row, float[] y, int at) {
      java.util.Arrays.fill(y, at, at + size(), 0);
      y[at + ((Classes) from).values()[row]] = 1;
    }

    @Override
    public void check(String where, Targets targets) {
      if (!(targets instanceof Classes classes) || !classes.labels().equals(labels)) {
        throw Refusal.of(
            where,
            "the classes " + labels,
            (targets instanceof Classes other ? other.labels() : "numbers"));
      }
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
    public int size() {
      return names.size();
    }

    @Override
    public void write(Targets from, int row, float[] y, int at) {
      float[] values = ((Numbers) from).values();
      for (int j = 0; j < mean.length; j++) {
        y[at + j] = scaled(values[row * mean.length + j], j);
      }
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
    public void check(String where, Targets targets) {
      if (!(targets instanceof Numbers numbers) || numbers.names().size() != names.size()) {
        throw Refusal.of(
            where,
            names.size() + " numbers as targets",
            (targets instanceof Numbers other ? other.names().size() : "classes"));
      }
    }
  }
}
