package io.bigtheta.cli;

import io.bigtheta.data.LabelledData;
import io.bigtheta.io.EnsembleFile;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.train.StopReason;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Trains the members of an ensemble one after the other, each as {@code theta train} would in a folder of its own, and lists
 * them in the end. To go on is to begin again: a member that is whole has no step left to do.
 */
final class EnsembleWork {
  private final Shell shell;
  private final SessionOptions session;
  private final Work work;

  EnsembleWork(Shell shell, SessionOptions session) {
    this.shell = shell;
    this.session = session;
    work = new Work(shell, session);
  }

  /** Where member k is, from 1. */
  static Path path(RunFolder folder, int k) {
    return folder.path().resolve(Integer.toString(k));
  }

  /** Returns the exit code. */
  int run(RunFolder folder, MembersFile begun) throws IOException {
    Closeable held = folder.hold();
    try (Interruption interruption = new Interruption("theta resume " + folder.path()
        + " continues from the last checkpoint, and trains no finished member again")) {
      Quiet.kernels();
      PrintStream people = shell.people(session.json());
      EnsembleResult result = train(folder, begun, people, interruption.or(shell));
      result.people(people);
      if (session.json()) {
        result.json(shell.out());
      }
      return result.complete()
          ? Failure.DONE
          : Work.code(result.members().get(result.members().size() - 1), interruption);
    } finally {
      held.close();
    }
  }

  private EnsembleResult train(
      RunFolder folder, MembersFile begun, PrintStream people, BooleanSupplier cancelled)
      throws IOException {
    LabelledData data = Sources.data(begun.settings(), "", shell, people);
    List<Result> members = new ArrayList<>();
    List<Path> models = new ArrayList<>();
    for (int k = 1; k <= begun.count(); k++) {
      Settings own = begun.member(k);
      people.println((k == 1 ? "" : System.lineSeparator()) + "member       " + k + " of "
          + begun.count() + ", seed " + own.seed());
      Result member = member(path(folder, k), own, data, folder.path(), cancelled);
      members.add(member);
      if (!whole(member)) {
        return new EnsembleResult(folder, begun, members, Optional.empty(), Optional.empty());
      }
      models.add(member.folder().model());
    }
    Ensemble ensemble = EnsembleFile.write(models, folder.ensemble());
    Rows rows = members.get(0).plan().rows(); // the test rows are those of all members
    Optional<Evaluation> test = Rows.judged(rows.test(), ensemble::evaluate);
    return new EnsembleResult(folder, begun, members, Optional.of(ensemble), test);
  }

  /** Whether its training came to its end, with all its files. */
  static boolean whole(Result member) {
    StopReason reason = member.training().reason();
    return !member.model().isEmpty()
        && member.reported()
        && !(reason instanceof StopReason.Interrupted)
        && !(reason instanceof StopReason.Diverged);
  }

  private Result member(
      Path path, Settings own, LabelledData data, Path whole, BooleanSupplier cancelled)
      throws IOException {
    Rows rows = Rows.of(data.train(), data.test(), own);
    if (RunFolder.holdsRun(path)) {
      RunFolder folder = RunFolder.open(path);
      String other = MembersFile.other(folder.settings(), own);
      if (!other.isEmpty()) {
        throw Failure.refuse(
            path.toString(), "a member of this ensemble", "a run with " + other, "move it away");
      }
      return work.member(folder, own, rows, whole, cancelled);
    }
    RunFolder folder = RunFolder.create(path, own);
    try {
      return work.member(folder, own, rows, whole, cancelled);
    } catch (IOException | RuntimeException | Error e) {
      if (!Files.exists(folder.checkpoint())) {
        folder.discard();
      }
      throw e;
    }
  }
}
