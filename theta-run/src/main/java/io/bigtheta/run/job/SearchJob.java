package io.bigtheta.run.job;

import io.bigtheta.data.LabelledData;
import io.bigtheta.io.TrialLogFile;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.SearchPlan;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.result.SearchPage;
import io.bigtheta.run.result.SearchResult;
import io.bigtheta.search.Ranking;
import io.bigtheta.search.Searched;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Cross-validates every candidate of a search, and chooses one. A resumed job does not train finished folds again. */
public final class SearchJob extends FolderJob<SearchResult> {
  private static final List<String> ONLY_TRIALS = List.of("trials.jsonl");

  private final SearchRecipe recipe;

  private SearchJob(SearchRecipe recipe, RunFolder folder, String command) {
    super(folder, command);
    this.recipe = recipe;
  }

  /** Begins a search in a new folder. */
  public static SearchJob begin(SearchRecipe recipe, Path folder, String command)
      throws IOException {
    SearchRecipe found = recipe.found();
    return new SearchJob(found, RunFolder.begin(folder, found, command), command);
  }

  /** Continues the search in a folder. */
  public static SearchJob resume(RunFolder folder) throws IOException {
    Beginning<SearchRecipe> begun = folder.beginning(SearchRecipe.class);
    return new SearchJob(begun.recipe(), folder, begun.command());
  }

  /** Continues the search in a folder of format 1, which does not hold a recipe. */
  public static SearchJob resume(RunFolder folder, SearchRecipe recipe, String command) {
    return new SearchJob(recipe.found(), folder, command);
  }

  @Override
  boolean begun() throws IOException {
    return folder.keepsLines(folder.trials());
  }

  @Override
  SearchResult work(Session session, Consumer<JobEvent> listener) throws IOException {
    LabelledData data = recipe.train().data().read(sets(listener));
    SearchPlan plan = SearchPlan.of(recipe, data.train());
    listener.accept(new JobEvent.SearchPlanned(plan, data));
    String subject = plan.search().subject(plan.data(), session.cancelled());
    String older = recipe.train().data().group().isEmpty()
        ? plan.search().olderSubject(plan.data(), session.cancelled())
        : "";
    try (TrialLogFile log = TrialLogFile.open(folder.trials(), subject, older)) {
      Searched searched = plan.search()
          .run(plan.data(), session, log, event -> listener.accept(new JobEvent.Searching(event)));
      return reported(
          new SearchResult(plan, searched, folder.path(), ONLY_TRIALS, false), listener);
    }
  }

  private SearchResult reported(SearchResult result, Consumer<JobEvent> listener) {
    Optional<Ranking> ranking = result.ranking();
    if (ranking.isEmpty()) {
      return result;
    }
    try {
      SearchPage.Files files = SearchPage.write(result, ranking.get(), command);
      files.missing().ifPresent(words -> listener.accept(new JobEvent.Noted(words)));
      return new SearchResult(
          result.plan(), result.searched(), result.folder(), files.names(), true);
    } catch (IOException e) {
      listener.accept(new JobEvent.ReportFailed(e));
      return result;
    }
  }
}
