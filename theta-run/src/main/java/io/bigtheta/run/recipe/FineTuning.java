package io.bigtheta.run.recipe;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Targets;
import io.bigtheta.data.Times;
import io.bigtheta.io.Csv;
import io.bigtheta.io.CsvAsked;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.DataSource;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.model.Redrawn;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.schedule.Cosine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes on with a model that was trained before, with new rows: θ begins at the model's, and columns, scales and classes
 * stay the model's. The validation and test rows are rows that the model has not learnt from.
 */
public final class FineTuning {
  /** The default rate begins at this multiple of the optimizer's own, a tenth of that of a new network. */
  private static final float PEAK = 0.3f;

  private FineTuning() {}

  /**
   * Reads the rows with the columns and classes of the model.
   *
   * @throws io.bigtheta.spec.Refusal if the data lacks a column of the model or has a class that the model does not know
   */
  public static LabelledData read(DataRecipe recipe, Model model, DataSets standard)
      throws IOException {
    DataSource kind = DataSource.of(recipe.source());
    Preparation preparation = model.preparation();
    if (kind instanceof DataSource.ImageFiles || kind instanceof DataSource.SoundFiles) {
      return LabelledData.of(kind.read(recipe.sets(standard), preparation, "", recipe.style()));
    }
    if (!(kind instanceof DataSource.CsvFile csv)) {
      return recipe.read(standard);
    }
    List<String> targets = targets(csv, recipe, preparation);
    Dataset rows = Csv.read(csv.file(), recipe.table(), preparation, targets);
    if (!recipe.time().isEmpty()) {
      rows = rows.timed(times(csv, recipe, targets));
    }
    return recipe.testFile().isEmpty()
        ? LabelledData.of(rows)
        : new LabelledData(
            rows,
            Optional.of(
                Csv.read(Path.of(recipe.testFile()), recipe.table(), preparation, targets)));
  }

  /** The model with the columns of the data, if it knows its columns by place alone. */
  public static Model placed(DataRecipe recipe, Model model) throws IOException {
    if (!Placed.is(model) || !(DataSource.of(recipe.source()) instanceof DataSource.CsvFile csv)) {
      return model;
    }
    List<String> names = Csv.names(csv.file(), recipe.table());
    List<String> targets = targets(csv, recipe, model.preparation());
    return Placed.over(model, csv.file().toString(), names, targets);
  }

  private static Times times(DataSource.CsvFile csv, DataRecipe recipe, List<String> targets)
      throws IOException {
    CsvAsked asked = CsvAsked.NOTHING.keep(recipe.time()).keep(targets.toArray(String[]::new));
    return Csv.read(csv.file(), recipe.table(), asked)
        .filled(targets.toArray(String[]::new))
        .times(recipe.time());
  }

  private static List<String> targets(
      DataSource.CsvFile csv, DataRecipe recipe, Preparation preparation) throws IOException {
    List<String> names = Csv.names(csv.file(), recipe.table());
    if (!recipe.target().isEmpty()) {
      return DataRecipe.several(names, recipe.target());
    }
    List<String> labels = preparation.outputs().labels();
    if (preparation.outputs().kind() == Targets.Kind.NUMBERS && names.containsAll(labels)) {
      return labels;
    }
    List<String> inputs =
        preparation.inputs().fields().stream().map(field -> field.source()).toList();
    List<String> others = names.stream().filter(name -> !inputs.contains(name)).toList();
    return List.of(DataRecipe.usual(others.isEmpty() ? names : others));
  }

  /**
   * The plan for going on with a model.
   *
   * @throws io.bigtheta.spec.Refusal if the recipe asks for another network, scale or loss than the model's
   */
  public static Plan plan(TrainRecipe recipe, Model model, LabelledData data) {
    LearningRecipe learning = recipe.learning();
    if (!recipe.network().equals(new NetworkRecipe())) {
      throw Field.FROM.refuse(
          "no other network beside it", recipe.network(), "the network is that of the model");
    }
    if (learning.targetScale().isPresent() || learning.standardize()) {
      throw Field.FROM.refuse(
          "no --target-scale and no --standardize beside it",
          "one of them",
          "the scales are those of the model");
    }
    if (learning.loss().isPresent()
        && learning.loss().get().link() != model.loss().link()) {
      throw Field.FROM.refuse(
          "a loss for the predictions of the model, such as " + Spec.text(model.loss()),
          Spec.text(learning.loss().get()),
          "leave --loss out");
    }
    Redrawn redrawn = Redrawn.of(model, data.train(), data.test(), recipe.division(data, 1));
    Rows rows = redrawn.rows();
    List<String> hints = new ArrayList<>();
    hints.add("begins with the weights of " + learning.from());
    hints.add("rows: " + redrawn.text());
    before(model, rows, hints);
    LearningRecipe own = learning.loss().isPresent() ? learning : learning.loss(model.loss());
    Trainer trainer = ClassWeights.over(
        Plan.trainer(own, rows, hints), learning.classWeights(), rows.train(), hints);
    if (learning.rate().isEmpty() && !learning.optimizer().fullBatch()) {
      trainer = trainer.rate(new Cosine(PEAK * learning.optimizer().rate()));
      hints.add("rate: a tenth of the usual one, as the network has learnt already");
    }
    return new Plan(
        rows,
        Optional.empty(),
        model.preparation(),
        model.network().blueprint(),
        trainer,
        1,
        learning.snapshots(trainer),
        hints);
  }

  /** Says how the model does before it goes on, so that people see whether that helps. */
  private static void before(Model model, Rows rows, List<String> hints) {
    if (rows.validation().rows() > 0) {
      Evaluation evaluation = Evaluation.of(model, rows.validation());
      hints.add(String.format(
          java.util.Locale.ROOT,
          "before: validation loss %.4f, %s",
          evaluation.loss(),
          evaluation));
    }
  }
}
