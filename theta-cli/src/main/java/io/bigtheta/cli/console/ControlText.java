package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.play.agent.Practice;
import io.bigtheta.play.agent.Round;
import io.bigtheta.play.environment.Sensor;
import io.bigtheta.run.job.JobEvent;
import io.bigtheta.run.result.ControlResult;
import io.bigtheta.spec.Spec;
import java.io.PrintStream;
import java.util.stream.Collectors;

/** Prints a practice and its {@link ControlResult} as text. */
public final class ControlText {
  private ControlText() {}

  static void planned(JobEvent.PracticePlanned event, PrintStream out) {
    Practice practice = event.recipe().practice();
    out.println("environment  " + event.environment().name());
    out.println("observes     "
        + event.environment().sensors().stream()
            .map(Sensor::name)
            .collect(Collectors.joining(", ")));
    out.println("actions      " + String.join(", ", event.environment().actions()));
    out.println("agent        " + Spec.text(practice.agent()) + ", seed " + practice.seed());
    out.println(text(
        "practice     %,d steps in %d rounds, each judged by %d episodes without exploration",
        practice.steps(), practice.rounds(), practice.trials()));
    if (event.known() > 0) {
      out.println("continues    after round " + event.known());
    }
    out.println();
  }

  static void round(Round round, PrintStream out) {
    out.println(text(
        "round %3d  %,9d steps %,7d episodes  exploring %9.2f  judged %9.2f, least %9.2f%s",
        round.number(),
        round.steps(),
        round.episodes(),
        round.earned(),
        round.judged(),
        round.least(),
        round.best() ? "  best" : ""));
    out.flush();
  }

  public static void print(ControlResult result, PrintStream out) {
    Round best = result.practised().best();
    out.println();
    out.println(text(
        "kept         round %d: mean reward %.2f, least %.2f, over %d episodes that also chose it",
        best.number(), best.judged(), best.least(), result.recipe().practice().trials()));
    out.println("network      " + result.practised().model().network().blueprint());
    out.println("θ digest     " + result.practised().model().network().digest());
    out.println(text("time         %.1f s", result.seconds()));
    out.println("files        " + result.folder()
        + ": model.safetensors"
        + (result.reported() ? ", report.html, practice.csv, pictures" : ""));
    if (!result.practised().complete()) {
      out.println();
      out.println("interrupted: the best policy so far is saved");
      out.println("to continue: theta resume " + result.folder());
      return;
    }
    out.println();
    out.println("to watch it on fresh episodes: theta control play " + result.folder());
    out.println(
        "to use it elsewhere:           theta export " + result.folder() + " --onnx policy.onnx");
  }
}
