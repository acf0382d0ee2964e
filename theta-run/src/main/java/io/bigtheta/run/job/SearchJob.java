package io.bigtheta.run.job;

import io.bigtheta.data.LabelledData;
import io.bigtheta.io.TrialLogFile;
import io.bigtheta.run.folder.Beginning;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.recipe.Beyond;
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
      SearchResult result = new SearchResult(plan, searched, folder.path(), ONLY_TRIALS, false);
      for (int step = 0; step < recipe.space().beyond() && result.decided().isPresent(); step++) {
        Optional<SearchResult> further = further(result, session, log, listener);
        if (further.isEmpty()) {
          break;
        }
        result = further.get();
      }
      return reported(result, listener);
    }
  }

  /** Trains what lies beyond the edges at which the best candidate lies; empty if it lies at none. */
  private Optional<SearchResult> further(
      SearchResult before, Session session, TrialLogFile log, Consumer<JobEvent> listener) {
    Optional<SearchPlan> plan =
        Beyond.of(recipe, before.plan(), before.decided().orElseThrow());
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    int first = before.plan().points().size();
    String best = before.decided().orElseThrow().best().get(0).name();
    listener.accept(new JobEvent.Noted(best
        + " is the best and at the edge of what was tried; going on with "
        + String.join(
            "; ", plan.get().points().stream().skip(first).map(Object::toString).toList())));
    Searched searched = plan.get()
        .search()
        .goOn(
            before.searched(),
            first,
            plan.get().data(),
            session,
            log,
            event -> listener.accept(new JobEvent.Searching(event)));
    return Optional.of(
        new SearchResult(plan.get(), searched, before.folder(), before.files(), false));
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
