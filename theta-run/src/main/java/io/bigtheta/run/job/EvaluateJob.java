package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Table;
import io.bigtheta.data.Targets;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvAsked;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageReading;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.io.Recordings;
import io.bigtheta.model.ClassScores;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.model.Unseen;
import io.bigtheta.run.recipe.Costs;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.run.recipe.EvaluateRecipe;
import io.bigtheta.run.recipe.Placed;
import io.bigtheta.run.result.ChosenThreshold;
import io.bigtheta.run.result.EvaluateResult;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Evaluates a model, or several together, on labelled rows: on those that no model was trained on, if there are any. */
public final class EvaluateJob implements Job<EvaluateResult> {
  private Ensemble ensemble;
  private final EvaluateRecipe recipe;

  public EvaluateJob(Ensemble ensemble, EvaluateRecipe recipe) {
    this.ensemble = ensemble;
    this.recipe = recipe;
  }

  @Override
  public EvaluateResult run(Session session, Consumer<JobEvent> listener) throws IOException {
    Dataset all = read(listener);
    all.notes().forEach(note -> listener.accept(new JobEvent.Noted(note.toString())));
    Dataset asked = Rows.test(all, recipe.test());
    Unseen unseen = Unseen.of(ensemble.models(), all, asked, session.cancelled());
    boolean leftOut = !recipe.all() && unseen.learnt() > 0 && unseen.left().rows() > 0;
    Dataset rows = leftOut ? unseen.left() : asked;
    Model first = ensemble.models().get(0);
    boolean alone = ensemble.models().size() == 1 && ensemble.augmentations().isEmpty();
    Evaluation evaluation = alone
        ? Evaluation.of(first, rows, session.cancelled())
        : ensemble.evaluate(rows, session.cancelled());
    Optional<ClassScores> scores = positive(first).isPresent()
        ? Optional.of(ClassScores.of(rows, evaluation.answers(), positive(first).get()))
        : ClassScores.ofClasses(rows, evaluation.answers());
    return new EvaluateResult(
        rows,
        first.labels(),
        evaluation,
        unseen,
        leftOut,
        scores,
        recipe.costs().map(costs -> chosen(costs, all, rows, evaluation, scores)));
  }

  /** The index of the class that was asked for. */
  private Optional<Integer> positive(Model model) {
    if (recipe.positive().isEmpty() && recipe.costs().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(PositiveClass.of(
        model, recipe.positive(), recipe.positive().isEmpty() ? "cost" : "positive"));
  }

  /**
   * Chooses the threshold on the validation rows of the training, if they are at hand, and counts on the others; otherwise
   * both on all rows.
   */
  private ChosenThreshold chosen(
      Costs costs, Dataset all, Dataset rows, Evaluation evaluation, Optional<ClassScores> scores) {
    int positive = scores.orElseThrow().positive();
    Optional<Dataset> validation = Optional.of(ensemble.models())
        .filter(models -> models.size() == 1)
        .flatMap(models -> models.get(0).provenance().learnt().division())
        .flatMap(division -> division.again(all, Optional.empty()))
        .map(Rows::validation)
        .filter(held -> held.rows() > 0);
    if (validation.isPresent()) {
      Dataset held = validation.get();
      BitSet places = new BitSet();
      IntStream.range(0, held.rows()).forEach(i -> places.set(held.index(i)));
      Dataset others = rows.pick(IntStream.range(0, rows.rows())
          .filter(i -> !places.get(rows.index(i)))
          .toArray());
      if (others.rows() > 0) {
        return ChosenThreshold.of(
            positive, costs, held, ensemble.answers(held), true, others, ensemble.answers(others));
      }
    }
    return ChosenThreshold.of(
        positive, costs, rows, evaluation.answers(), false, rows, evaluation.answers());
  }

  private Dataset read(Consumer<JobEvent> listener) throws IOException {
    Preparation preparation = ensemble.models().get(0).preparation();
    DataSets standard = FolderJob.sets(listener);
    DataSets sets =
        recipe.dataDir().isEmpty() ? standard : standard.folder(Path.of(recipe.dataDir()));
    DataSource source = DataSource.of(recipe.source());
    String target = recipe.target();
    if (source instanceof DataSource.CsvFile csv && target.isEmpty()) {
      target = column(Csv.names(csv.file(), recipe.table()), preparation);
      listener.accept(
          new JobEvent.Noted("true values  in column " + target + "; --target names another"));
    }
    Styles.contradiction(preparation.inputs(), recipe.images())
        .ifPresent(words -> listener.accept(new JobEvent.Noted(words)));
    ImageStyle style = recipe.images().orElse(Styles.usual(preparation.inputs()));
    if (source instanceof DataSource.CsvFile csv
        && preparation.inputs().kind() == Features.Kind.TABLE) {
      List<String> targets = targets(target, preparation.outputs());
      ensemble = Placed.over(
          ensemble, csv.file().toString(), Csv.names(csv.file(), recipe.table()), targets);
      preparation = ensemble.models().get(0).preparation();
      return timed(csv, targets, Csv.read(csv.file(), recipe.table(), preparation, targets));
    }
    if (source instanceof DataSource.SoundFiles sounds) {
      return noted(Recordings.folder(sounds.folder(), preparation, recipe.skipBad()), listener);
    }
    Dataset rows = source instanceof DataSource.ImageFiles folder
        ? Images.folder(
            folder.folder(), preparation, new ImageReading(style, 0, 0, recipe.skipBad()))
        : source.read(sets, preparation, target, style);
    return noted(rows, listener);
  }

  private static Dataset noted(Dataset rows, Consumer<JobEvent> listener) {
    rows.notes()
        .forEach(note -> listener.accept(new JobEvent.Noted(note.about() + "  " + note.words())));
    return rows;
  }

  /** The columns that a model of numbers was trained on if the file has them, else one that is no input. */
  private static String column(List<String> names, Preparation preparation) {
    List<String> labels = preparation.outputs().labels();
    if (preparation.outputs().kind() == Targets.Kind.NUMBERS && names.containsAll(labels)) {
      return String.join(",", labels);
    }
    Set<String> inputs =
        preparation.inputs().fields().stream().map(Field::source).collect(Collectors.toSet());
    List<String> others = names.stream().filter(name -> !inputs.contains(name)).toList();
    return DataRecipe.usual(others.isEmpty() ? names : others);
  }

  /** The columns of several outputs, with commas between them, or the one column. */
  private static List<String> targets(String target, Outputs outputs) {
    return outputs.kind() != Targets.Kind.CLASSES && outputs.size() > 1
        ? Arrays.stream(target.split(",", -1)).map(String::strip).toList()
        : List.of(target);
  }

  /** The rows with their times, if a model was trained on rows divided by time, so that they can be divided again. */
  private Dataset timed(DataSource.CsvFile csv, List<String> targets, Dataset all)
      throws IOException {
    Optional<String> time = ensemble.models().stream()
        .flatMap(model -> model.provenance().learnt().division().stream())
        .map(Division::time)
        .filter(column -> !column.isEmpty())
        .findFirst();
    if (time.isEmpty() || !Csv.names(csv.file(), recipe.table()).contains(time.get())) {
      return all;
    }
    String[] needed = targets.toArray(String[]::new);
    Table table = Csv.read(
            csv.file(), recipe.table(), CsvAsked.NOTHING.keep(time.get()).keep(needed))
        .filled(needed);
    boolean known = table.columns().rows() == all.rows();
    return known ? all.timed(table.times(time.get())) : all;
  }
}
