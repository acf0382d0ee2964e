package io.bigtheta.cli.command;

import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.play.agent.Agent;
import io.bigtheta.prune.UnitSaliency;
import io.bigtheta.prune.WeightSaliency;
import io.bigtheta.run.recipe.NamedNetwork;
import io.bigtheta.run.recipe.NamedRecipe;
import io.bigtheta.search.Strategy;
import io.bigtheta.select.Folding;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.clipping.Clipping;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.Penalty;
import io.bigtheta.train.schedule.Schedule;
import io.bigtheta.train.stopping.Stopping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The names that options take, for help. They are read from the recipes themselves, so that a new one appears here. */
public final class Recipes {
  private static final int WIDTH = 106;
  private static final String INDENT = "  ";

  private Recipes() {}

  /** Adds to the help of a command all recipes that its options take, and examples. They are looked up only for help. */
  public static CommandLine explain(CommandLine command, String... examples) {
    command
        .getHelpSectionMap()
        .put(
            UsageMessageSpec.SECTION_KEY_FOOTER,
            help -> text(help.commandSpec(), List.of(examples)));
    return command;
  }

  private static String text(CommandSpec command, List<String> examples) {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    kinds.put("--agent", Agent.class);
    kinds.put("--activation", Activation.class);
    kinds.put("--layers", Layer.class);
    kinds.put("--loss", Loss.class);
    kinds.put("--optimizer", Optimizer.class);
    kinds.put("--rate", Schedule.class);
    kinds.put("--stopping", Stopping.class);
    kinds.put("--penalty", Penalty.class);
    kinds.put("--clipping", Clipping.class);
    kinds.put("--augment", Augmentation.class);
    kinds.put("--strategy", Strategy.class);
    kinds.put("--folding", Folding.class);
    StringBuilder text = new StringBuilder(
        "%nA RECIPE is one of these names; RECIPES are one or more, with spaces between. Parameters follow in brackets,%nand those with = may be left out:%n"
            .formatted());
    kinds.put("--saliency of units", UnitSaliency.class);
    kinds.put("--saliency of weights", WeightSaliency.class);
    kinds.forEach((option, kind) -> {
      OptionSpec found = command.findOption(option.split(" ", 2)[0]);
      if (found != null && found.paramLabel().startsWith("RECIPE")) {
        text.append(lines(option, Spec.describe(kind)));
      }
    });
    text.append(named(command, "--network", NamedNetwork.titles()));
    text.append(named(command, "--recipe", NamedRecipe.titles()));
    text.append("%nFor example:%n".formatted());
    examples.forEach(example -> text.append("  ").append(example).append(System.lineSeparator()));
    return text.toString();
  }

  /** The names of an option, where the command has it with this meaning. */
  private static String named(CommandSpec command, String option, String titles) {
    return command.findOption(option) == null ? "" : lines(option, List.of(titles.split(", ")));
  }

  private static String lines(String option, List<String> names) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(INDENT + option + ":");
    for (String recipe : names) {
      if (line.length() + recipe.length() + 2 > WIDTH) {
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        line = new StringBuilder(INDENT + INDENT);
      }
      line.append(' ').append(recipe).append(' ');
    }
    return text.append(line.toString().stripTrailing())
        .append(System.lineSeparator())
        .toString();
  }
}
