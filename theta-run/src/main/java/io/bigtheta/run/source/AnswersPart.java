package io.bigtheta.run.source;

import io.bigtheta.data.Outputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.TargetScale;
import io.bigtheta.nn.loss.Link;
import java.util.Set;

/** The answers: how logits become probabilities, or numbers in the target's own unit. */
final class AnswersPart {
  private AnswersPart() {}

  /** @param functions takes the names of the elementary functions that are needed */
  static String source(Link link, Outputs outputs, Set<String> functions) {
    String linked = switch (link) {
      case IDENTITY -> "";
      case LOGISTIC -> {
        functions.add("logistic");
        yield "    for (int j = 0; j < y.length; j++) {\n      y[j] = logistic(y[j]);\n    }\n";
      }
      case SOFTMAX -> {
        functions.add("exp");
        yield """
                    float max = Float.NEGATIVE_INFINITY;
                    for (float z : y) {
                      max = Math.max(max, z);
                    }
                    float sum = 0;
                    for (int j = 0; j < y.length; j++) {
                      y[j] = exp(y[j] - max);
                      sum += y[j];
                    }
                    for (int j = 0; j < y.length; j++) {
                      y[j] /= sum;
                    }
                """;
      }
    };
    StringBuilder arrays = new StringBuilder();
    StringBuilder unit = new StringBuilder();
    if (outputs instanceof NumberOutputs numbers) {
      arrays.append('\n').append(JavaText.array("TARGET_MEAN", numbers.mean()));
      arrays.append(JavaText.array("TARGET_SCALE", numbers.scale()));
      for (int j = 0; j < numbers.names().size(); j++) {
        String value = "y[" + j + "] / TARGET_SCALE[" + j + "] + TARGET_MEAN[" + j + "]";
        unit.append("    y[").append(j).append("] = ");
        unit.append(
            numbers.scaleOf(j) == TargetScale.LINEAR
                ? value
                : "(float) Math.max(0, Math.min(" + (2.0 * numbers.most()[j] + 1)
                    + ", StrictMath.expm1(" + value + ")))");
        unit.append(";\n");
      }
    }
    return arrays
        + "\n  private static float[] answers(float[] logits) {\n    float[] y = logits.clone();\n"
        + linked + unit + "    return y;\n  }\n";
  }
}
