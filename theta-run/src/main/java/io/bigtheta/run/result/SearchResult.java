package io.bigtheta.run.result;

import io.bigtheta.report.Table;
import io.bigtheta.run.recipe.Beyond;
import io.bigtheta.run.recipe.HeldOut;
import io.bigtheta.run.recipe.SearchPlan;
import io.bigtheta.run.recipe.TrainCommand;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.search.Edge;
import io.bigtheta.search.Measure;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Searched;
import io.bigtheta.search.Trial;
import io.bigtheta.select.Estimate;
import io.bigtheta.train.Trainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The result of a search.
 *
 * @param folder the folder with all files
 * @param files the names of these files
 * @param reported whether the report could be written
 */
public record SearchResult(
    SearchPlan plan, Searched searched, Path folder, List<String> files, boolean reported) {
  public SearchResult {
    files = List.copyOf(files);
  }

  public Measure measure() {
    return searched.measure();
  }

  public Optional<Ranking> ranking() {
    return searched.ranking();
  }

  /** The ranking, if the search is complete and a candidate can be chosen. */
  public Optional<Ranking> decided() {
    return searched.complete() ? ranking().filter(Ranking::decided) : Optional.empty();
  }

  /**
   * The recipe that trains the chosen network. It sets the epochs and the batch size, as their defaults depend on the number of
   * rows, which is smaller in a fold.
   */
  public TrainRecipe recipe(Trial chosen) {
    TrainRecipe recipe = plan.recipes().get(chosen.order());
    Trainer trainer = chosen.candidate().trainer();
    return recipe
        .learning(recipe.learning().epochs(trainer.epochs()).batch(trainer.batch()))
        .data(recipe.data().group(""))
        .held(new HeldOut());
  }

  /**
   * That the best candidate lies at the edge of what was tried, and what to type to go on; empty if it does not, or if
   * the search is not complete.
   */
  public Optional<String> edge() {
    return decided()
        .map(ranking -> Beyond.edges(plan, ranking))
        .filter(edges -> !edges.isEmpty())
        .map(edges -> "the best, " + decided().orElseThrow().best().get(0).name()
            + ", lies at the edge: "
            + String.join("; ", edges.stream().map(SearchResult::typed).toList()));
  }

  private static String typed(Edge edge) {
    boolean own = edge.name().equals("hidden") || edge.name().equals("layers");
    return edge
        + edge.beyond()
            .map(next -> ", go on with " + (own ? "--" : "--vary ") + edge.name()
                + (own ? " " : "=") + edge.range())
            .orElse("");
  }

  /** The command line that trains the chosen network. */
  public String command(Trial chosen) {
    return TrainCommand.text(recipe(chosen));
  }

  /** The trials in the order of their sizes, with the chosen one marked. */
  public Table table(Ranking ranking) {
    Trial best = ranking.best().get(0);
    Trial chosen = ranking.chosen();
    Table table = Table.of(
            "Candidates",
            "candidate",
            "parameters",
            measure().toString(),
            "± one standard error",
            "difference to best, paired",
            "")
        .numeric(1, 2, 3, 4);
    for (Trial trial : ranking.trials()) {
      Estimate score = trial.score(measure());
      Estimate paired = trial.paired(best, measure());
      boolean chose = decided().isPresent() && trial.equals(chosen);
      String note = trial.equals(best) ? (chose ? "best, chosen" : "best") : chose ? "chosen" : "";
      Table row = table.row(
          trial.name(),
          String.format(Locale.ROOT, "%,d", trial.parameters()),
          measure().text(score.mean()),
          number(score.standardError()),
          trial.equals(best) ? "" : signed(paired.mean()) + " ± " + number(paired.standardError()),
          note);
      table = chose ? row.mark() : row;
    }
    return table;
  }

  private String number(double value) {
    return Double.isNaN(value) ? "" : measure().text(value).replace(" %", "");
  }

  private String signed(double value) {
    return (value < 0 ? "−" : "+") + number(Math.abs(value));
  }

  /** {@link Outcome#BROKEN} also if every candidate diverged, so that none can be chosen. */
  public Outcome outcome() {
    if (!searched.complete()) {
      return Outcome.INTERRUPTED;
    }
    return reported && decided().isPresent() ? Outcome.DONE : Outcome.BROKEN;
  }
}
