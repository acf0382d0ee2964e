package io.bigtheta.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta ensemble}. */
@Command(
    name = "ensemble",
    description =
        "Trains several networks that differ in their seeds alone, and judges them one by one and together: the mean of their answers counts.")
final class EnsembleCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "DATA", description = "As for theta train.")
  private String data;

  @Option(
      names = "--members",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How many: ${DEFAULT-VALUE} unless given. Member k has the seed --seed + k − 1 and is what theta train makes with it.")
  private int members;

  @Mixin
  private DataOptions rows;

  @Mixin
  private ShapeOptions shape;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private HeldOptions held;

  @Mixin
  private NamedOptions named;

  @Mixin
  private RunOptions run;

  EnsembleCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    EnsembleWork work = new EnsembleWork(shell, run.session());
    Settings given = Settings.of(Sources.found(data), run.command(), rows, shape, recipe, held);
    MembersFile wanted = new MembersFile(named.over(given, run).check(), members);
    Path out = run.out(data);
    if (RunFolder.holdsMembers(out)) {
      RunFolder folder = RunFolder.open(out);
      folder.members().same(wanted, out);
      return work.run(folder, wanted);
    }
    RunFolder folder = RunFolder.create(out, wanted);
    try {
      return work.run(folder, wanted);
    } catch (IOException | RuntimeException | Error e) {
      if (!Files.exists(EnsembleWork.path(folder, 1))) {
        folder.discard();
      }
      throw e;
    }
  }
}
