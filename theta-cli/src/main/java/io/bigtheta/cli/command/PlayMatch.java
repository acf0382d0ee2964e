package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.PlayText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.play.selfplay.Match;
import io.bigtheta.play.selfplay.Score;
import io.bigtheta.run.play.Player;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta play match}. */
@Command(
    name = "match",
    description =
        "Lets two players play against each other: from each of many random openings two games, in which each of them begins once.")
public final class PlayMatch implements Callable<Integer> {
  private final Shell shell;

  @Parameters(index = "0", paramLabel = "FIRST", description = "The file or directory of a player.")
  private Path first;

  @Parameters(index = "1", paramLabel = "SECOND", description = "The file or directory of another.")
  private Path second;

  @Option(
      names = "--simulations",
      paramLabel = "N[,N]",
      defaultValue = "100",
      description =
          "How many positions a search looks at for each move; 0 for the network alone. Two numbers if the players differ. Default: ${DEFAULT-VALUE}.")
  private String simulations;

  @Option(
      names = "--openings",
      paramLabel = "N",
      defaultValue = "50",
      description = "Number of openings, all of them different. Default: ${DEFAULT-VALUE}.")
  private int openings;

  @Option(
      names = "--plies",
      paramLabel = "N",
      defaultValue = "4",
      description = "Number of random moves of an opening. Default: ${DEFAULT-VALUE}.")
  private int plies;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the openings. Default: ${DEFAULT-VALUE}.")
  private long seed;

  public PlayMatch(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    Player one = Player.read(first);
    Player other = Player.read(second);
    if (!one.recipe().game().equals(other.recipe().game())) {
      throw Refusal.of(
          second,
          "a player of " + Spec.text(one.recipe().game()) + ", as the first one is",
          "one of " + Spec.text(other.recipe().game()));
    }
    String[] counts = simulations.split(",", -1);
    Score score = new Match(one.recipe().game(), openings, plies, seed)
        .play(one.contestant(count(counts[0])), other.contestant(count(counts[counts.length - 1])));
    PlayText.score(score, shell.out());
    return Failure.DONE;
  }

  private int count(String text) {
    try {
      int count = Integer.parseInt(text);
      if (count >= 0 && simulations.split(",", -1).length <= 2) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw refused();
    }
    throw refused();
  }

  private Refusal refused() {
    return Refusal.of("simulations", "one or two whole numbers >= 0", "\"" + simulations + "\"")
        .setting("simulations");
  }
}
