package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.model.Unseen;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.run.recipe.EvaluateRecipe;
import io.bigtheta.run.result.EvaluateResult;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Evaluates a model, or several together, on labelled rows: on those that no model was trained on, if there are any. */
public final class EvaluateJob implements Job<EvaluateResult> {
  private final Ensemble ensemble;
  private final EvaluateRecipe recipe;

  public EvaluateJob(Ensemble ensemble, EvaluateRecipe recipe) {
    this.ensemble = ensemble;
    this.recipe = recipe;
  }

  @Override
  public EvaluateResult run(Session session, Consumer<JobEvent> listener) throws IOException {
    Dataset all = read(listener);
    Dataset asked = Rows.test(all, recipe.test());
    Unseen unseen = Unseen.of(ensemble.models(), all, asked, session.cancelled());
    boolean leftOut = !recipe.all() && unseen.learnt() > 0 && unseen.left().rows() > 0;
    Dataset rows = leftOut ? unseen.left() : asked;
    Model first = ensemble.models().get(0);
    boolean alone = ensemble.models().size() == 1 && ensemble.augmentations().isEmpty();
    Evaluation evaluation = alone
        ? Evaluation.of(first, rows, session.cancelled())
        : ensemble.evaluate(rows, session.cancelled());
    return new EvaluateResult(rows, first.labels(), evaluation, unseen, leftOut);
  }

  private Dataset read(Consumer<JobEvent> listener) throws IOException {
    Preparation preparation = ensemble.models().get(0).preparation();
    DataSets standard = FolderJob.sets(listener);
    DataSets sets =
        recipe.dataDir().isEmpty() ? standard : standard.folder(Path.of(recipe.dataDir()));
    DataSource source = DataSource.of(recipe.source());
    String target = recipe.target();
    if (source instanceof DataSource.CsvFile csv && target.isEmpty()) {
      target = column(csv.read(), preparation.outputs());
      listener.accept(
          new JobEvent.Noted("true values  in column " + target + "; --target names another"));
    }
    Answering.contradiction(preparation.inputs(), recipe.images())
        .ifPresent(words -> listener.accept(new JobEvent.Noted(words)));
    ImageStyle style = recipe.images().orElse(Answering.usual(preparation.inputs()));
    Dataset rows = source.read(sets, preparation, target, style);
    rows.notes()
        .forEach(note -> listener.accept(new JobEvent.Noted(note.about() + "  " + note.words())));
    return rows;
  }

  /** The column that a model of numbers was trained on if the table has it, else the last column. */
  private static String column(Table table, Outputs outputs) {
    List<String> labels = outputs.labels();
    return outputs.kind() == Targets.Kind.NUMBERS
            && labels.size() == 1
            && table.columns().fields().stream().anyMatch(f -> f.name().equals(labels.get(0)))
        ? labels.get(0)
        : DataRecipe.column(table, "");
  }
}
