package io.bigtheta.run.result;

import io.bigtheta.play.agent.Practice;
import io.bigtheta.play.agent.Round;
import io.bigtheta.report.Chart;
import io.bigtheta.report.Document;
import io.bigtheta.report.Figure;
import io.bigtheta.report.Scale;
import io.bigtheta.report.Series;
import io.bigtheta.run.Version;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Writes the report of a practice. It is a class of its own, as the rooms that it uses take time to load. */
public final class ControlPage {
  private ControlPage() {}

  /**
   * Writes the table, the page and the chart.
   *
   * @param command the command as it was typed; may be empty
   * @return one line about pictures that could not be drawn, if any
   */
  public static Optional<String> write(ControlResult result, String command) throws IOException {
    Practice practice = result.recipe().practice();
    Round best = result.practised().best();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Environment", result.environment());
    facts.put("Agent", Spec.whole(practice.agent()));
    facts.put("Seed", Long.toString(practice.seed()));
    facts.put("Network", result.practised().model().network().blueprint().text());
    facts.put("θ digest", result.practised().model().network().digest());
    facts.put("Command", command);
    facts.put("Version", Version.text());
    return Document.of(
            "Practice: " + result.environment(),
            String.format(
                Locale.ROOT,
                "The policy after round %d was kept. Its mean reward over %d episodes without exploration is %.2f; these episodes also chose it, so it is a little too good.",
                best.number(),
                practice.trials(),
                best.judged()))
        .figure(figure(result))
        .facts("Summary", facts)
        .file("practice.csv", csv(result.practised().rounds()))
        .write(result.folder())
        .missing();
  }

  private static Figure figure(ControlResult result) {
    List<Round> rounds = result.practised().rounds();
    Round best = result.practised().best();
    double[] steps = each(rounds, Round::steps);
    return Chart.of(
            "practice",
            "Reward while practising",
            "The agent is judged without exploration after each round. A line that still rises at the right end asks for more steps.")
        .x(Scale.linear("steps").from(0))
        .y(Scale.linear("mean reward of an episode"))
        .add(Series.line("judged", steps, each(rounds, Round::judged)))
        .add(Series.line("exploring", steps, each(rounds, Round::earned)))
        .mark(best.steps(), best.judged(), "kept: round " + best.number())
        .figure();
  }

  private static double[] each(List<Round> rounds, ToDoubleFunction<Round> value) {
    return rounds.stream().mapToDouble(value).toArray();
  }

  private static String csv(List<Round> rounds) {
    StringBuilder text =
        new StringBuilder("round,steps,episodes,exploring_reward,reward,least_reward,best\n");
    for (Round round : rounds) {
      text.append(round.number())
          .append(',')
          .append(round.steps())
          .append(',')
          .append(round.episodes())
          .append(',')
          .append(round.earned())
          .append(',')
          .append(round.judged())
          .append(',')
          .append(round.least())
          .append(',')
          .append(round.best())
          .append('\n');
    }
    return text.toString();
  }
}
