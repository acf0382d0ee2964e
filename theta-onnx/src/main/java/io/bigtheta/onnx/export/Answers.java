package io.bigtheta.onnx.export;

import io.bigtheta.data.Outputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.TargetScale;
import io.bigtheta.data.Targets;
import io.bigtheta.nn.loss.Link;
import io.bigtheta.onnx.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns logits into predictions, and predictions into the outputs of a graph. */
final class Answers {
  static final String LABEL = "label";
  static final String PROBABILITIES = "probabilities";
  static final String FLAGS = "flags";
  static final String VALUE = "value";

  /** A flag is up above this probability. */
  private static final float UP = 0.5f;

  private final Draft draft;

  Answers(Draft draft) {
    this.draft = draft;
  }

  /** The predictions [N, outputs] of one model. */
  String of(String logits, Link link, Outputs outputs, String prefix) {
    String linked = switch (link) {
      case IDENTITY -> logits;
      case LOGISTIC -> draft.node("Sigmoid", prefix + "linked", logits);
      case SOFTMAX -> draft.node("Softmax", prefix + "linked", Map.of("axis", 1L), logits);
    };
    return outputs instanceof NumberOutputs numbers ? numbers(linked, numbers, prefix) : linked;
  }

  /** y / scale + mean, and the number of which this is the logarithm where a target is learnt on that scale. */
  private String numbers(String y, NumberOutputs outputs, String prefix) {
    int count = outputs.names().size();
    String wide = draft.node(
        "Div", prefix + "wide", y, draft.floats(prefix + "target-scale", outputs.scale(), count));
    String value = draft.node(
        "Add", prefix + "unit", wide, draft.floats(prefix + "target-mean", outputs.mean(), count));
    if (!outputs.scales().contains(TargetScale.LOG)) {
      return value;
    }
    double[] most = new double[count];
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      most[j] = 2.0 * outputs.most()[j] + 1;
    }
    String log = draft.cast(value, prefix + "log", ElementType.DOUBLE);
    String more = draft.node("Exp", prefix + "one-more", log);
    String raw = draft.node("Sub", prefix + "raw", more, draft.real(prefix + "one-less", 1));
    String low =
        draft.node("Min", prefix + "low", raw, draft.reals(prefix + "most-of-target", most));
    String kept = draft.cast(
        draft.node("Max", prefix + "kept", low, draft.real(prefix + "least", 0)),
        prefix + "number",
        ElementType.FLOAT);
    for (int j = 0; j < count; j++) {
      columns.add(outputs.scaleOf(j) == TargetScale.LOG ? kept : value);
    }
    return columns.stream().distinct().count() == 1 ? kept : mixed(columns, prefix);
  }

  /** Column j of each tensor j, side by side. */
  private String mixed(List<String> tensors, String prefix) {
    List<String> columns = new ArrayList<>();
    for (int j = 0; j < tensors.size(); j++) {
      columns.add(draft.columns(tensors.get(j), prefix + "number-" + j, j));
    }
    return draft.beside(prefix + "numbers-in-order", columns);
  }

  /** The mean of the predictions of several models. */
  String mean(List<String> predictions) {
    if (predictions.size() == 1) {
      return predictions.get(0);
    }
    String sum = predictions.get(0);
    for (String other : predictions.subList(1, predictions.size())) {
      sum = draft.node("Add", "sum", sum, other);
    }
    return draft.node("Div", "mean", sum, draft.single("members", predictions.size()));
  }

  /** Adds the outputs of the graph. */
  void outputs(String predictions, Outputs outputs) {
    int count = outputs.size();
    Targets.Kind kind = outputs.kind();
    if (kind == Targets.Kind.NUMBERS) {
      draft.output(predictions, VALUE, ElementType.FLOAT, count);
      return;
    }
    if (kind == Targets.Kind.FLAGS) {
      String up = draft.node("Greater", "up", predictions, draft.single("half", UP));
      draft.output(up, FLAGS, ElementType.BOOL, count);
    } else {
      String best = draft.node("ArgMax", "best", Map.of("axis", 1L, "keepdims", 0L), predictions);
      String label = draft.node(
          "Gather",
          "name",
          Map.of("axis", 0L),
          draft.texts("classes", outputs.labels(), count),
          best);
      draft.output(label, LABEL, ElementType.STRING);
    }
    draft.output(predictions, PROBABILITIES, ElementType.FLOAT, count);
  }
}
