package io.bigtheta.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code theta play}. */
@Command(
    name = "play",
    description =
        "Trains players of games by letting them play against themselves, and lets them play and be judged.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "For example:",
      "  theta play train connect4 --minutes 25",
      "  theta play match runs/connect4-… runs/connect4-… --simulations 50",
      "  theta play judge runs/connect4-… --positions all-moves.txt",
      "  theta play gtp runs/go7-…"
    })
public final class Play implements Runnable {
  @CommandLine.Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
