package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Interruption;
import io.bigtheta.cli.console.PlayText;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.SessionOptions;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Games;
import io.bigtheta.play.selfplay.Limit;
import io.bigtheta.play.selfplay.Recipes;
import io.bigtheta.play.selfplay.SelfPlay;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.play.PlayJob;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta play train}. */
@Command(
    name = "train",
    description =
        "Trains a player from the rules of a game alone: a network that proposes moves and judges positions, by tree search and self-play.",
    footer = {
      "",
      "For example:",
      "  theta play train connect4 --minutes 25",
      "  theta play train connect4 --games 2000 --seed 7",
      "  theta play train --resume runs/connect4-…",
      "",
      "A training of a number of games ends with the same bits on every machine; one of a time does not."
    })
public final class PlayTrain implements Callable<Integer> {
  private static final double DEFAULT_MINUTES = 25;

  private final Shell shell;

  @Parameters(
      arity = "0..1",
      paramLabel = "GAME",
      description = "The game: connect4, go5, go7 or go9.")
  private @Nullable String game;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "How long to train. Default: 25, unless --games is given.")
  private @Nullable Double minutes;

  @Option(
      names = "--games",
      paramLabel = "N",
      description = "How many games to play, instead of a time.")
  private @Nullable Integer games;

  @Option(
      names = "--layers",
      paramLabel = "RECIPES",
      description =
          "The layers of the network; the last one needs an output for each move and three for won, drawn and lost. Default: those that suit the game.")
  private @Nullable String layers;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description =
          "Changes one setting of the search, of the playing or of the learning, which are printed at the beginning, such as --set simulations=200. May be repeated.")
  private List<String> settings = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of all random numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Number of threads; it does not change the result. Default: one per processor.")
  private int threads;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Directory for the files that this command writes. Default: a new one under runs.")
  private @Nullable Path out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Continues the training in this directory; no other option but --threads fits.")
  private @Nullable Path resume;

  public PlayTrain(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    int together = SessionOptions.threads(threads);
    PlayJob job = resume == null ? begin() : resumed(resume);
    try (Interruption interruption =
        new Interruption("theta play train --resume " + job.folder() + " goes on")) {
      PlayText.begin(job, together, shell.out());
      Session session = Session.quiet().threads(together).cancelled(interruption.or(shell));
      boolean done = job.run(session, milestone -> PlayText.milestone(milestone, shell.out()));
      PlayText.end(job, done, shell.out());
      return done ? Failure.DONE : Math.max(Failure.INTERRUPTED, interruption.code());
    }
  }

  private PlayJob resumed(Path folder) throws IOException {
    if (game != null
        || minutes != null
        || games != null
        || out != null
        || layers != null
        || !settings.isEmpty()) {
      throw Refusal.of(
              "resume",
              "no game and no other option, as the directory says how it was begun",
              "some",
              "leave them out")
          .setting("resume");
    }
    return PlayJob.resume(folder);
  }

  private PlayJob begin() throws IOException {
    if (game == null) {
      throw Refusal.of("GAME", "one of " + Games.names(), "none");
    }
    Game rules = Games.named(game);
    SelfPlay recipe = Recipes.of(rules).seed(seed);
    if (layers != null) {
      recipe = recipe.layers(Blueprint.layers("--layers", layers));
    }
    for (String setting : settings) {
      try {
        recipe = Recipes.with(recipe, setting);
      } catch (Refusal e) {
        throw e.setting("set");
      }
    }
    return PlayJob.begin(recipe, limit(), out == null ? RunFolder.unused(rules.name()) : out);
  }

  private Limit limit() {
    if (games != null && games < 1) {
      throw Refusal.of("games", "at least 1", games).setting("games");
    }
    if (minutes != null && !(minutes > 0)) {
      throw Refusal.of("minutes", "a number > 0", minutes).setting("minutes");
    }
    if (games != null) {
      return new Limit(games, minutes == null ? 0 : minutes);
    }
    return new Limit(0, minutes == null ? DEFAULT_MINUTES : minutes);
  }
}
