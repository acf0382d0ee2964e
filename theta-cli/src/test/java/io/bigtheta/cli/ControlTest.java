package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.play.agent.Agent;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {
  private static final String AGENT = "dqn(hidden=[16], warmup=100, replay=300, batch=16)";

  @TempDir
  private Path folder;

  private Object[] small(Path out, Object... more) {
    return JsonShape.words(
        "control",
        "train",
        "cartpole",
        "--agent",
        AGENT,
        "--steps",
        600,
        "--rounds",
        2,
        "--trials",
        3,
        "--out",
        out,
        more);
  }

  @Test
  void anAgentIsTrainedAndItsPolicyPlaysAndIsExported() {
    Path out = folder.resolve("pole");
    String text = Cli.done(small(out)).out();
    assertTrue(text.contains("environment  cart-pole\n"), text);
    assertTrue(
        text.contains("practice     600 steps in 2 rounds, each judged by 3 episodes"), text);
    assertTrue(text.matches("(?s).*round   2 .* episodes  exploring .*  judged .*"), text);
    assertTrue(text.contains("files        " + out + ": model.safetensors, report.html"), text);
    assertTrue(
        Files.exists(out.resolve("practice.svg")) && Files.exists(out.resolve("practice.csv")));

    String played = Cli.done("control", "play", out, "--episodes", 2).out();
    assertTrue(played.matches("episode    1  reward +\\d+.00\nepisode    2 .*\nmean .*\n"), played);
    assertTrue(Cli.done("export", out, "--onnx", folder.resolve("pole.onnx"))
        .out()
        .contains("float [N, 4]"));
    assertTrue(Cli.done("inspect", out).out().contains("angular-velocity"));
  }

  @Test
  void anInterruptedPracticeIsResumedToTheSameBits() {
    JsonNode whole = JsonShape.fits("control.json", small(folder.resolve("whole"), "--json"));
    Path out = folder.resolve("part");
    JsonNode part = JsonShape.stopped("control.json", 25, small(out, "--json"));
    assertEquals(
        "[false, 1]", "[" + part.get("complete") + ", " + part.get("rounds").size() + "]");
    JsonNode rest = JsonShape.fits("control.json", "resume", out, "--json");
    assertEquals(whole.get("theta_digest"), rest.get("theta_digest"));
    assertEquals(whole.get("rounds"), rest.get("rounds"));
  }

  @Test
  void theListAndTheHelpNameWhatThereIs() {
    String list = Cli.done("control", "list").out();
    assertTrue(
        list.contains("mountain-car   observes position, velocity; actions left, none"), list);
    String help = Cli.done("control", "train", "--help").out();
    for (String agent : Spec.names(Agent.class)) {
      assertTrue(help.contains(" " + agent + "("), help);
    }
    assertTrue(Cli.done("control").out().startsWith("Usage: theta control"));
  }

  @Test
  void mistakesAreToldInOneLine() {
    assertEquals(
        "theta: environment: expected one of acrobot, cart-pole, mountain-car, got \"cartpol\"; did you mean cart-pole?\n",
        refused("control", "train", "cartpol"));
    assertEquals(
        "theta: environment: expected an environment or --pipe, got neither; theta control list shows the environments\n",
        refused("control", "train"));
    assertEquals(
        "theta: agent: dqn: batch: expected at least 1, got 0\n",
        refused("control", "train", "cartpole", "--agent", "dqn(batch=0)"));
    assertEquals(
        "theta: --steps: expected at least 1, got -5\n",
        refused("control", "train", "cartpole", "--steps", "-5"));
    assertEquals(
        "theta: --patience: expected at least 1 second, got 0\n",
        refused("control", "train", "--pipe", "true", "--patience", 0));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anEnvironmentInAnotherProgramIsLearntFrom() throws IOException {
    Path child = folder.resolve("coin.sh");
    Files.writeString(child, """
        echo '{"name": "coin", "sensors": [{"name": "side"}], "actions": ["heads", "tails"]}'
        while read line; do
          case $line in
            *reset*) echo '{"observation": [0]}' ;;
            *1*) echo '{"observation": [1], "reward": 1, "terminated": true}' ;;
            *) echo '{"observation": [1], "reward": 0, "terminated": true}' ;;
          esac
        done
        """);
    String learnt = Cli.done(
            "control",
            "train",
            "--pipe",
            "sh " + child,
            "--agent",
            "dqn(hidden=[4], warmup=20, replay=200, batch=16)",
            "--steps",
            200,
            "--rounds",
            1,
            "--trials",
            2,
            "--out",
            folder.resolve("coin"))
        .out();
    assertTrue(learnt.contains("environment  coin"), learnt);
    assertTrue(learnt.contains("mean reward 1.00, least 1.00, over 2 episodes"), learnt);
    assertEquals(
        "theta: --pipe: expected \"sh " + child
            + "\", got none; give it if you trust this program: no folder starts one by itself\n",
        refused("resume", folder.resolve("coin")));
    Cli.done("resume", folder.resolve("coin"), "--pipe", "sh " + child);
    String dead = refused(
        "control", "train", "--pipe", "echo cannot >&2; exit 4", "--out", folder.resolve("dead"));
    assertEquals(
        "theta: pipe: expected an answer of \"echo cannot >&2; exit 4\", got its end with exit code 4; it said: cannot\n",
        dead);
    assertTrue(
        Files.notExists(folder.resolve("dead")),
        "no folder is left of a practice that never began");
  }

  private static String refused(Object... words) {
    Cli cli = Cli.run(words);
    assertEquals(2, cli.code(), cli.err());
    return cli.err();
  }
}
