package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.cli.command.Doctor;
import io.bigtheta.data.augment.Augmentation;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.run.recipe.NamedNetwork;
import io.bigtheta.run.recipe.NamedRecipe;
import io.bigtheta.spec.Spec;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
  @Test
  void theHelpOfTrainListsEveryActivationAndAugmentationThereIs() {
    String help = Cli.done("train", "--help").out();
    for (Class<?> kind : List.of(Activation.class, Augmentation.class)) {
      for (String recipe : Spec.describe(kind)) {
        assertTrue(help.contains(" " + recipe), recipe + " in\n" + help);
      }
    }
  }

  @Test
  void theHelpOfTrainListsEveryNamedRecipeAndNetwork() {
    String help = Cli.done("train", "--help").out();
    for (String titles : List.of(NamedRecipe.titles(), NamedNetwork.titles())) {
      for (String name : titles.split(", ")) {
        assertTrue(help.matches("(?s).*\\s" + name + "\\s.*"), name + " in\n" + help);
      }
    }
  }

  @Test
  void everyDefaultInHelpHasAValue() {
    for (String command :
        "train ensemble crossvalidate search learning-curve serve experiment evaluate predict import prune gradcheck"
            .split(" ")) {
      String help = Cli.done(command, "--help").out().replaceAll("\\s+", " ");
      assertTrue(help.contains(" Default: "), help);
      assertFalse(help.matches(".*(Default: ?[.,)]|Default: \\S*null|\\$\\{).*"), help);
    }
    String train = Cli.done("train", "--help").out().replaceAll("\\s+", " ");
    for (String shown : List.of(
        "hidden units. Default: relu.",
        "best one; 0 for no validation set. Default: 0.1.",
        "Default: adam.",
        "Default: 42.",
        "Default: what the images,")) {
      assertTrue(train.contains(shown), shown + " in\n" + train);
    }
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        "train resume ensemble crossvalidate search learning-curve serve experiment evaluate predict explain inspect export import prune control data play gradcheck doctor completion"
            .split(" ")) {
      String help = Cli.done(command, "--help").out();
      assertTrue(help.startsWith("Usage: theta " + command), help);
    }
    assertTrue(Cli.done("--help").out().contains("theta train digits"));
    assertTrue(Cli.done().out().startsWith("Usage: theta"));
  }

  @Test
  void helpIsACommandToo() {
    assertEquals(Cli.done("train", "--help").out(), Cli.done("help", "train").out());
    assertEquals(Cli.done("--help").out(), Cli.done("help").out());
  }

  @Test
  void theVersionIsOneLine() {
    assertEquals(1, Cli.done("--version").out().lines().count());
  }

  @Test
  void completionKnowsTheCommandsAndOptions() {
    String script = Cli.done("completion").out();
    assertTrue(script.contains("gradcheck") && script.contains("--hidden"), script);
  }

  @Test
  void theDoctorFindsTheDigestOfEveryMachine() {
    String text = Cli.done("doctor").out();
    assertTrue(text.contains("θ digest " + Doctor.DIGEST), text);
    assertTrue(text.contains("the same on every machine"), text);
  }

  @Test
  void dataSetsHaveNames() {
    assertTrue(Cli.done("data", "list").out().contains("fashion-mnist"));
    assertTrue(Cli.done("data", "info", "digits").out().contains("CC BY 4.0"));
    assertEquals(
        "digits is embedded: nothing to fetch\n",
        Cli.done("data", "get", "digits").out());
  }
}
