package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.io.CurveLogFile;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.LearningCurveRecipe;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.result.CurvePage;
import io.bigtheta.run.result.CurveResult;
import io.bigtheta.select.Learned;
import io.bigtheta.select.LearningCurve;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Cross-validates on growing numbers of training rows. A resumed job does not train finished networks again. */
public final class LearningCurveJob extends FolderJob<CurveResult> {
  private final LearningCurveRecipe recipe;

  private LearningCurveJob(LearningCurveRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins a learning curve in a new folder. */
  public static LearningCurveJob begin(LearningCurveRecipe recipe, Path folder, String command)
      throws IOException {
    LearningCurveRecipe found = recipe.found();
    return new LearningCurveJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** Continues the learning curve in a folder. */
  public static LearningCurveJob resume(RunFolder folder) throws IOException {
    Beginning<LearningCurveRecipe> begun = folder.beginning(LearningCurveRecipe.class);
    return new LearningCurveJob(begun.recipe(), folder, begun.command());
  }

  @Override
  boolean begun() throws IOException {
    return folder.keepsLines(folder.networks());
  }

  @Override
  CurveResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    LabelledData data = recipe.validation().train().data().read(sets(listener));
    Dataset all = data.train();
    Plan plan = recipe.validation().plan(all);
    LearningCurve curve = recipe.curve(plan);
    listener.accept(new JobEvent.CurvePlanned(plan, curve));
    String subject = curve.subject(all, session.cancelled());
    try (CurveLogFile log = CurveLogFile.open(folder.networks(), subject)) {
      Learned learned =
          curve.run(all, session, log, event -> listener.accept(new JobEvent.CurveTrained(event)));
      CurveResult result = new CurveResult(plan, curve, learned, folder.path(), false);
      boolean reported =
          !learned.points().isEmpty() && report(() -> CurvePage.write(result, command), listener);
      return new CurveResult(plan, curve, learned, folder.path(), reported);
    }
  }
}
