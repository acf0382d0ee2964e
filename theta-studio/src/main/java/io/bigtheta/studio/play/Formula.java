package io.bigtheta.studio.play;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Outputs;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A network as a formula with its numbers, from x1 and x2 as they are drawn to the answer. */
public final class Formula {
  private static final Map<String, String> MEANINGS = Map.ofEntries(
      Map.entry("tanh", "tanh(z) = (e^z - e^-z) / (e^z + e^-z)"),
      Map.entry("relu", "relu(z) = max(0, z)"),
      Map.entry("logistic", "logistic(z) = 1 / (1 + e^-z)"),
      Map.entry("silu", "silu(z) = z / (1 + e^-z)"),
      Map.entry("softplus", "softplus(z) = ln(1 + e^z)"),
      Map.entry("softsign", "softsign(z) = z / (1 + |z|)"),
      Map.entry("gelu", "gelu(z) = z * (1 + erf(z / sqrt(2))) / 2"),
      Map.entry(
          "gelu-tanh", "gelu-tanh(z) = z * (1 + tanh(sqrt(2 / pi) * (z + 0.044715 * z^3))) / 2"),
      Map.entry("mish", "mish(z) = z * tanh(ln(1 + e^z))"),
      Map.entry("elu", "elu(z) = z if z > 0, otherwise e^z - 1"),
      Map.entry("celu", "celu(z) = z if z > 0, otherwise e^z - 1"),
      Map.entry("selu", "selu(z) = 1.0507 * z if z > 0, otherwise 1.7581 * (e^z - 1)"),
      Map.entry("leaky-relu", "leaky-relu(z) = z if z > 0, otherwise 0.01 * z"),
      Map.entry("clipped-relu", "clipped-relu(z) = min(6, max(0, z))"),
      Map.entry("hard-sigmoid", "hard-sigmoid(z) = min(1, max(0, z / 6 + 1 / 2))"),
      Map.entry("hard-swish", "hard-swish(z) = z * min(1, max(0, z / 6 + 1 / 2))"),
      Map.entry("step", "step(z) = 1 if z > 0, otherwise 0"));

  private Formula() {}

  /** One line for each unit, layer after layer. */
  public static String of(Playground playground) {
    PlayRecipe recipe = playground.recipe();
    Plan plan = playground.plan();
    float[] theta = playground.theta();
    List<Block> blocks = plan.blueprint().blocks();
    List<String> from =
        new ArrayList<>(recipe.features().stream().map(Feature::formula).toList());
    StringBuilder text = new StringBuilder();
    List<String> meanings = new ArrayList<>();
    int layers = plan.blueprint().layers().size();
    for (int layer = 0; layer < layers; layer++) {
      Dense dense = (Dense) plan.blueprint().layers().get(layer);
      Matrix weights = blocks.get(2 * layer).of(theta);
      Matrix bias = blocks.get(2 * layer + 1).of(theta);
      boolean last = layer == layers - 1;
      String function = last ? "" : Spec.text(dense.activation());
      List<String> made = new ArrayList<>();
      for (int unit = 0; unit < dense.units(); unit++) {
        String name = last
            ? (plan.classes() ? "z" + unit : "z")
            : "abcdefgh".charAt(layer) + Integer.toString(unit + 1);
        made.add(name);
        String sum = layer == 0
            ? first((ColumnInputs) plan.preparation().inputs(), weights, bias, unit, from)
            : sum(weights, bias, unit, from);
        text.append(name).append(" = ");
        text.append(
            function.isEmpty() || function.equals("linear") ? sum : function + "(" + sum + ")");
        text.append('\n');
      }
      if (MEANINGS.containsKey(function) && !meanings.contains(MEANINGS.get(function))) {
        meanings.add(MEANINGS.get(function));
      }
      from = made;
    }
    text.append(answer(plan, from));
    if (!meanings.isEmpty()) {
      text.append("\nwhere ").append(String.join("\n      ", meanings)).append('\n');
    }
    return text.toString();
  }

  /** The first layer takes scaled columns; here the scales are worked into its weights. */
  private static String first(
      ColumnInputs inputs, Matrix weights, Matrix bias, int unit, List<String> from) {
    double constant = bias.get(0, unit);
    double[] factors = new double[from.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (double) weights.get(i, unit) * inputs.scale()[i];
      constant -= factors[i] * inputs.mean()[i];
    }
    return terms(factors, constant, from);
  }

  private static String sum(Matrix weights, Matrix bias, int unit, List<String> from) {
    double[] factors = new double[from.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = weights.get(i, unit);
    }
    return terms(factors, bias.get(0, unit), from);
  }

  private static String terms(double[] factors, double constant, List<String> from) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < factors.length; i++) {
      term(text, factors[i]).append('*').append(from.get(i));
    }
    return term(text, constant).toString();
  }

  private static StringBuilder term(StringBuilder text, double factor) {
    if (text.length() > 0) {
      text.append(factor < 0 ? " - " : " + ");
    } else if (factor < 0) {
      text.append('-');
    }
    return text.append(number(Math.abs(factor)));
  }

  private static String number(double value) {
    return value != 0 && (value < 1e-3 || value >= 1e5)
        ? String.format(Locale.ROOT, "%.3e", value)
        : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String answer(Plan plan, List<String> from) {
    if (plan.preparation().outputs() instanceof Outputs.NumberOutputs numbers) {
      StringBuilder text = new StringBuilder("y = ");
      term(text.append(number(1 / numbers.scale()[0])).append("*z"), numbers.mean()[0]);
      return text.append('\n').toString();
    }
    StringBuilder text = new StringBuilder();
    switch (plan.trainer().loss().link()) {
      case SOFTMAX -> {
        String sum = String.join(" + ", from.stream().map(z -> "e^" + z).toList());
        for (int k = 0; k < from.size(); k++) {
          text.append("p(class ").append(k).append(") = e^").append(from.get(k));
          text.append(" / (").append(sum).append(")\n");
        }
      }
      case LOGISTIC -> {
        for (int k = 0; k < from.size(); k++) {
          text.append("p(class ").append(k).append(") = 1 / (1 + e^-").append(from.get(k));
          text.append(")\n");
        }
      }
      case IDENTITY -> text.append("class = the one with the largest z\n");
    }
    return text.toString();
  }
}
