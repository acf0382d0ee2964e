package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.play.selfplay.Exam;
import io.bigtheta.run.play.Player;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta play judge}. */
@Command(
    name = "judge",
    description =
        "Judges a player of a solved game by positions in which the exact score of every move is known.",
    footer = {
      "",
      "A line of the file has the moves to a position as one word, and then a score for each move: above 0 it wins, at 0 it draws,",
      "below 0 it loses, and -1000 if it is illegal. A move keeps the value if its score has the sign of the best score."
    })
public final class PlayJudge implements Callable<Integer> {
  private static final double PERCENT = 100;

  private final Shell shell;

  @Parameters(paramLabel = "PLAYER", description = "The file or directory of a player.")
  private Path player;

  @Option(
      names = "--positions",
      paramLabel = "FILE",
      required = true,
      description = "The positions with their scores.")
  private Path positions;

  @Option(
      names = "--simulations",
      paramLabel = "N",
      defaultValue = "200",
      description =
          "How many positions a search looks at for each move, beside the network alone. Default: ${DEFAULT-VALUE}.")
  private int simulations;

  public PlayJudge(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    Player judged = Player.read(player);
    Exam exam = read(judged);
    shell.out().println("player                      positions   keeps the value   strongest move");
    for (Exam part : exam.stages()) {
      print("network alone", part, judged, 0);
      print(simulations + " simulations", part, judged, simulations);
    }
    return Failure.DONE;
  }

  private Exam read(Player judged) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(positions);
    } catch (MalformedInputException e) {
      throw Refusal.of(positions, "lines of text", "other bytes");
    }
    try {
      return Exam.read(judged.recipe().game(), lines);
    } catch (Refusal e) {
      throw e.within(positions);
    }
  }

  private void print(String who, Exam exam, Player judged, int count) {
    Exam.Grade grade = exam.grade(judged.contestant(count));
    shell
        .out()
        .println(text(
            "%-18s %-8s %9d %16.1f%% %15.1f%%",
            who,
            exam.name(),
            grade.positions(),
            PERCENT * grade.kept() / grade.positions(),
            PERCENT * grade.strongest() / grade.positions()));
  }
}
