package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much a row counts in the loss by its class, so that rare classes are not drowned. {@code balanced} makes all classes count
 * the same on the rows that a network learns from, such as those of a fold. The weights are part of the loss, so the loss on
 * validation rows has them too.
 */
final class ClassWeights {
  private static final String NAME = "class-weights";
  private static final String BALANCED = "balanced";

  /** A class is rare if fewer rows than this have it, and fewer than half of what an equal share would be. */
  private static final double RARE = 0.1;

  private static final MathContext DIGITS = new MathContext(4);

  private ClassWeights() {}

  /** Reads the text form: empty, {@code balanced}, or {@code yes=5,no=1}, of which the result has the explicit weights. */
  static Map<String, Float> parse(String text) {
    Map<String, Float> weights = new LinkedHashMap<>();
    if (text.isBlank() || text.strip().equals(BALANCED)) {
      return weights;
    }
    for (String part : text.split(",", -1)) {
      int at = part.lastIndexOf('=');
      if (at < 1) {
        throw Refusal.of(NAME, "balanced, or weights such as yes=5,no=1", "\"" + text + "\"");
      }
      float weight;
      try {
        weight = Float.parseFloat(part.substring(at + 1).strip());
      } catch (NumberFormatException e) {
        throw Refusal.of(NAME, "a number behind =", "\"" + part + "\"");
      }
      if (!(weight >= 0 && weight < Float.POSITIVE_INFINITY)) {
        throw Refusal.of(NAME, "numbers >= 0", part.substring(at + 1));
      }
      if (weights.put(part.substring(0, at).strip(), weight) != null) {
        throw Refusal.of(NAME, "each class once", "\"" + text + "\"");
      }
    }
    return weights;
  }

  /**
   * The trainer with these weights in its loss. Adds what people should know to {@code hints}: the weights, or that a
   * class is rare.
   *
   * @throws Refusal if a class is unknown, if the targets are not classes, or if the loss has weights of its own or takes none
   */
  static Trainer over(Trainer trainer, String text, Dataset train, List<String> hints) {
    boolean classes = train.targets().kind() == Targets.Kind.CLASSES;
    if (text.isBlank()) {
      if (classes) {
        rare(trainer.loss(), train, hints);
      }
      return trainer;
    }
    if (!classes) {
      throw Field.CLASS_WEIGHTS.refuse("classes", train.targets().kind(), "leave it out");
    }
    if (!(trainer.loss() instanceof CrossEntropy loss)
        || loss.balanced()
        || !loss.classWeights().isEmpty()) {
      throw Field.CLASS_WEIGHTS.refuse(
          "a cross-entropy without weights of its own beside it",
          Spec.text(trainer.loss()),
          "leave out one of them");
    }
    List<String> labels = train.targets().labels();
    boolean balanced = text.strip().equals(BALANCED);
    List<Float> weights =
        balanced ? loss.over(counts(train)).classWeights() : explicit(parse(text), labels);
    hints.add("class weights: "
        + IntStream.range(0, labels.size())
            .mapToObj(k -> labels.get(k) + " " + shown(weights.get(k)))
            .collect(Collectors.joining(", "))
        + (balanced ? " (balanced)" : ""));
    return trainer.loss(
        balanced
            ? new CrossEntropy(loss.smoothing(), List.of(), true)
            : new CrossEntropy(loss.smoothing(), weights));
  }

  private static String shown(float weight) {
    return new BigDecimal(weight).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  private static List<Float> explicit(Map<String, Float> given, List<String> labels) {
    for (String label : given.keySet()) {
      if (!labels.contains(label)) {
        throw Field.CLASS_WEIGHTS.refuse(
            "the classes " + String.join(", ", labels), "\"" + label + "\"", "");
      }
    }
    return labels.stream().map(label -> given.getOrDefault(label, 1f)).toList();
  }

  private static void rare(Loss loss, Dataset train, List<String> hints) {
    if (loss instanceof CrossEntropy given
        && (given.balanced() || !given.classWeights().isEmpty())) {
      return;
    }
    long[] rows = counts(train);
    int rarest = -1;
    for (int k = 0; k < rows.length; k++) {
      rarest = rows[k] > 0 && (rarest < 0 || rows[k] < rows[rarest]) ? k : rarest;
    }
    double share = rarest < 0 ? 1 : rows[rarest] / (double) train.rows();
    if (share < RARE && share * rows.length < 0.5) {
      hints.add(String.format(
          Locale.ROOT,
          "rare class: %s, %.2g %% of the training rows, so the accuracy says little about it; --class-weights balanced lets all classes count the same",
          train.targets().labels().get(rarest),
          100 * share));
    }
  }

  private static long[] counts(Dataset train) {
    long[] rows = new long[train.targets().labels().size()];
    for (int i = 0; i < train.rows(); i++) {
      rows[train.label(i)]++;
    }
    return rows;
  }
}
