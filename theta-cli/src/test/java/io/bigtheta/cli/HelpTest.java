package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.nn.activation.Activation;
import io.bigtheta.spec.Spec;
import org.junit.jupiter.api.Test;

class HelpTest {
  @Test
  void the_help_of_train_lists_every_activation_there_is() {
    String help = Cli.done("train", "--help").out();
    for (String recipe : Spec.describe(Activation.class)) {
      assertTrue(help.contains(" " + recipe), recipe + " in\n" + help);
    }
  }

  @Test
  void every_command_has_help() {
    for (String command :
        "train resume evaluate predict inspect data gradcheck doctor completion".split(" ")) {
      String help = Cli.done(command, "--help").out();
      assertTrue(help.startsWith("Usage: theta " + command), help);
    }
    assertTrue(Cli.done("--help").out().contains("theta train digits"));
    assertTrue(Cli.done().out().startsWith("Usage: theta"));
  }

  @Test
  void the_version_is_one_line() {
    assertEquals(1, Cli.done("--version").out().lines().count());
  }

  @Test
  void completion_knows_the_commands_and_options() {
    String script = Cli.done("completion").out();
    assertTrue(script.contains("gradcheck") && script.contains("--hidden"), script);
  }

  @Test
  void the_doctor_finds_the_digest_of_every_machine() {
    String text = Cli.done("doctor").out();
    assertTrue(text.contains("θ digest " + Doctor.DIGEST), text);
    assertTrue(text.contains("as on every machine"), text);
  }

  @Test
  void data_sets_have_names() {
    assertTrue(Cli.done("data", "list").out().contains("fashion-mnist"));
    assertTrue(Cli.done("data", "info", "digits").out().contains("CC BY 4.0"));
    assertEquals(
        "digits is embedded: nothing to fetch\n",
        Cli.done("data", "get", "digits").out());
  }
}
