package io.bigtheta.run.recipe;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.data.GridInputs;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Link;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a file of weights does not say about its network.
 *
 * @param blueprint the layers
 * @param titles the names of columns and outputs; without them, columns are {@code x[0], x[1], …}, and outputs have numbers
 * @param task whether the outputs are classes or numbers; AUTO takes several outputs as classes if they have labels, or if the input
 *     is an image
 * @param loss the loss that the network was trained with; without it, that of the task
 * @param mean what was subtracted from each channel or column, a number for all or one for each; empty for 0. Pixels count from 0 for
 *     black to 1 for white
 * @param deviation what each channel or column was divided by after that; empty for 1
 */
public record ImportRecipe(
    Blueprint blueprint,
    Titles titles,
    Task task,
    Optional<Loss> loss,
    List<Float> mean,
    List<Float> deviation) {
  private static final float WHITE = 255;

  /** Numbers of channels that pictures have. */
  private static final List<Integer> PICTURES = List.of(1, 3);

  public ImportRecipe {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (deviation.stream().anyMatch(number -> !(number > 0))) {
      throw Refusal.of("std", "numbers > 0", deviation).setting("std");
    }
  }

  /** The loss, which knows the link from logits to predictions. */
  public Loss usedLoss() {
    int outputs = blueprint.output().size();
    Loss used = loss.orElseGet(() -> classes() ? new CrossEntropy() : new SquaredError());
    if (used.link() == Link.SOFTMAX && outputs < 2) {
      throw Refusal.of(
              "task",
              "at least 2 outputs for classes",
              outputs,
              "take --task numbers, or --loss logistic-cross-entropy for one logit of yes")
          .setting("task");
    }
    boolean numbers = used.link() == Link.IDENTITY;
    if (task == Task.NUMBERS && !numbers || task == Task.CLASSES && numbers) {
      throw Refusal.of(
              "loss",
              "a loss for " + task.name().toLowerCase(Locale.ROOT),
              Spec.text(used),
              "leave --task or --loss out")
          .setting("loss");
    }
    used.check(outputs);
    return used;
  }

  private boolean classes() {
    boolean several = blueprint.output().size() > 1;
    return task == Task.CLASSES
        || task == Task.AUTO && several && (image() || !titles.labels().isEmpty());
  }

  private boolean image() {
    return blueprint.input().height() * blueprint.input().width() > 1;
  }

  /** How raw rows become inputs, and what the outputs mean. */
  public Preparation preparation() {
    return new Preparation(inputs(), outputs());
  }

  private Inputs inputs() {
    Shape shape = blueprint.input();
    int channels = shape.channels();
    boolean plain = mean.isEmpty() && deviation.isEmpty();
    float[] means = spread("mean", mean, 0, channels);
    float[] factors = spread("std", deviation, 1, channels);
    for (int c = 0; c < channels; c++) {
      factors[c] = 1 / factors[c];
    }
    if (!image()) {
      List<Field> fields = new ArrayList<>();
      for (int j = 0; j < channels; j++) {
        fields.add(new Field.Numeric("x[" + j + "]"));
      }
      return new ColumnInputs(fields, means, factors);
    }
    float[] none = new float[0];
    return PICTURES.contains(channels)
        ? new PixelInputs(
            channels,
            shape.height(),
            shape.width(),
            1 / WHITE,
            plain ? none : means,
            plain ? none : factors)
        : new GridInputs(
            channels, shape.height(), shape.width(), plain ? none : means, plain ? none : factors);
  }

  private static float[] spread(String where, List<Float> given, float usual, int count) {
    if (given.size() > 1 && given.size() != count) {
      throw Refusal.of(where, "one number, or one for each of " + count + " inputs", given.size())
          .setting(where);
    }
    float[] all = new float[count];
    Arrays.fill(all, usual);
    for (int i = 0; i < count && !given.isEmpty(); i++) {
      all[i] = given.get(given.size() == 1 ? 0 : i);
    }
    return all;
  }

  private Outputs outputs() {
    int size = blueprint.output().size();
    List<String> names = IntStream.range(0, size).mapToObj(Integer::toString).toList();
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    return switch (usedLoss().link()) {
      case SOFTMAX -> new Outputs.ClassOutputs(names);
      case LOGISTIC -> new Outputs.FlagOutputs(names);
      case IDENTITY -> new Outputs.NumberOutputs(names, new float[size], ones);
    };
  }

  /** What is assumed, in sentences. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "activations, strides, padding, pools and dropout are those of the blueprint; a file of weights does not say them");
    if (inputs() instanceof PixelInputs && mean.isEmpty() && deviation.isEmpty()) {
      notes.add(
          "pixels go in as 0 for black to 1 for white; if they were normalized, give --mean and --std");
    } else if (mean.isEmpty() && deviation.isEmpty()) {
      notes.add("numbers go in as they are; if they were standardized, give --mean and --std");
    }
    if (loss.isEmpty() && task == Task.AUTO) {
      notes.add(
          classes()
              ? "the outputs are taken as logits of classes"
              : "the outputs are taken as numbers; if they are logits of classes, give --task classes");
    }
    return notes;
  }
}
