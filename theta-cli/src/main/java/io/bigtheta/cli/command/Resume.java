package io.bigtheta.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code theta resume}. */
@Command(
    name = "resume",
    description =
        "Continues an interrupted training, ensemble or search, which ends in the same bits as one that never was.")
final class Resume implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DIR",
      description = "The directory that theta train, theta ensemble or theta search wrote into.")
  private Path dir;

  @Mixin
  private SessionOptions session;

  Resume(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Work work = new Work(shell, session);
    RunFolder folder = RunFolder.open(dir);
    if (folder.holdsSearch()) {
      return SearchCommand.resume(shell, folder, session);
    }
    if (RunFolder.holdsMembers(dir)) {
      return new EnsembleWork(shell, session).run(folder, folder.members());
    }
    return work.run(folder, folder.settings());
  }
}
