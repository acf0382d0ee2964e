package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.play.game.Go;
import io.bigtheta.play.gtp.Gtp;
import io.bigtheta.run.Version;
import io.bigtheta.run.play.Player;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta play gtp}. */
@Command(
    name = "gtp",
    description =
        "Plays Go by the Go Text Protocol on standard input and output, for programs with a board on the screen and for referees.",
    footer = {
      "",
      "A mistake is answered with a line that begins with a question mark, as the protocol wants it. For example, in such a program:",
      "  theta play gtp runs/go7-… --simulations 400"
    })
public final class PlayGtp implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "PLAYER", description = "The file or directory of a player of Go.")
  private Path player;

  @Option(
      names = "--simulations",
      paramLabel = "N",
      defaultValue = "400",
      description =
          "How many positions a search looks at for each move, unless the time is over before; 0 for the network alone. Default: ${DEFAULT-VALUE}.")
  private int simulations;

  public PlayGtp(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    if (simulations < 0) {
      throw Refusal.of("simulations", "at least 0", simulations).setting("simulations");
    }
    Player playing = Player.read(player);
    if (!(playing.recipe().game() instanceof Go go)) {
      throw Refusal.of(
          player, "a player of Go", "one of " + Spec.text(playing.recipe().game()));
    }
    Gtp gtp = new Gtp(go, playing.contestant(simulations), Version.text());
    BufferedReader in =
        new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      Optional<String> answer = gtp.answer(line);
      answer.ifPresent(shell.out()::print);
      shell.out().flush();
      if (gtp.over()) {
        break;
      }
    }
    return Failure.DONE;
  }
}
