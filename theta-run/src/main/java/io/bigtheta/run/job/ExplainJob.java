package io.bigtheta.run.job;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.explain.Answerer;
import io.bigtheta.explain.Dependence;
import io.bigtheta.explain.Importance;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.run.recipe.ExplainRecipe;
import io.bigtheta.run.result.EvaluateResult;
import io.bigtheta.run.result.ExplainResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Explains what the predictions of a model depend on, on rows that it was not trained on, if there are any. */
public final class ExplainJob implements Job<ExplainResult> {
  /** The most important columns, against which predictions are shown if none are named. */
  private static final int SHOWN = 6;

  /** The values of a column at which predictions are shown. */
  private static final int POINTS = 20;

  /** Rows that make a mean prediction; more would hardly change it. */
  private static final int MOST_AVERAGED = 1_000;

  private final Ensemble ensemble;
  private final ExplainRecipe recipe;

  /** @throws Refusal if the models do not take tables */
  public ExplainJob(Ensemble ensemble, ExplainRecipe recipe) {
    this.ensemble = ensemble;
    this.recipe = recipe;
    Features.Kind kind = ensemble.models().get(0).preparation().inputs().kind();
    if (kind != Features.Kind.TABLE) {
      throw Refusal.of("model", "one of tables, whose columns have names", "one of " + kind);
    }
  }

  @Override
  public ExplainResult run(Session session, Consumer<JobEvent> listener) throws IOException {
    EvaluateResult judged = new EvaluateJob(ensemble, recipe.rows()).run(session, listener);
    Dataset rows = judged.rows();
    Answerer model = Answerer.of(ensemble);
    Importance importance = Importance.of(
        model, rows, recipe.repeats(), recipe.most(), new Seed(recipe.seed()), session.cancelled());
    List<String> columns = recipe.columns().isEmpty()
        ? importance.sorted().stream()
            .map(Importance.Column::name)
            .filter(name -> !text(rows.features(), name)) // each row has another text
            .limit(SHOWN)
            .toList()
        : recipe.columns();
    List<Dependence> dependences = new ArrayList<>();
    for (String column : parts(rows.features(), columns)) {
      dependences.add(Dependence.of(
          model,
          rows,
          column,
          POINTS,
          Math.min(MOST_AVERAGED, recipe.most()),
          session.cancelled()));
    }
    return new ExplainResult(judged, importance, dependences);
  }

  private static boolean text(Features features, String name) {
    return features.fields().stream()
        .anyMatch(field -> field instanceof Field.Text && field.source().equals(name));
  }

  /** The names of the fields that come from these columns of a file, such as the parts of a date. */
  private static List<String> parts(Features features, List<String> columns) {
    return columns.stream()
        .flatMap(column -> {
          List<String> parts = features.fields().stream()
              .filter(field -> field.source().equals(column))
              .map(field -> field.name())
              .toList();
          return parts.isEmpty() ? Stream.of(column) : parts.stream();
        })
        .toList();
  }
}
