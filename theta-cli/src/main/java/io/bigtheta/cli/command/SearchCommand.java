package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.DataOptions;
import io.bigtheta.cli.option.FoldingOptions;
import io.bigtheta.cli.option.RecipeOptions;
import io.bigtheta.cli.option.RunOptions;
import io.bigtheta.cli.option.SpaceOptions;
import io.bigtheta.run.folder.OldSearch;
import io.bigtheta.run.folder.RunFolder;
import io.bigtheta.run.job.SearchJob;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code theta search}. */
@Command(
    name = "search",
    description =
        "Finds a good network size or training recipe: cross-validates every candidate on the same folds and chooses the smallest one within one standard error of the best.")
public final class SearchCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(
      paramLabel = "DATA",
      description =
          "Labelled rows, in any form that theta train accepts. If a data set comes with a test set, that is left out.")
  private String data;

  @Mixin
  private SpaceOptions space;

  @Mixin
  private FoldingOptions folds;

  @Mixin
  private DataOptions rows;

  @Mixin
  private RecipeOptions recipe;

  @Mixin
  private RunOptions run;

  public SearchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Runner runner = new Runner(shell, run.session());
    return Runs.search(runner, SearchJob.begin(recipe(), run.out(data), run.command()));
  }

  private SearchRecipe recipe() {
    return new SearchRecipe(
        run.given(Field.HIDDEN, Field.LAYERS).over(TrainRecipe.of(data)),
        space.space(),
        folds.folds());
  }

  /** Continues a search that an older version began: its folder holds the command line instead of a recipe. */
  static int resume(Runner runner, RunFolder folder, OldSearch old) throws IOException {
    SearchCommand search = new SearchCommand(runner.shell());
    CommandLine line = new CommandLine(search).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      line.parseArgs(old.arguments().subList(1, old.arguments().size()).toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw Refusal.of(
          folder.path(),
          "what a search was begun with",
          "a command that cannot be read: " + e.getMessage(),
          "begin a new one with theta search");
    }
    SearchRecipe recipe = search.recipe();
    TrainRecipe train = recipe.train();
    recipe = new SearchRecipe(
        train.data(train.data().source(old.data())), recipe.space(), recipe.folds());
    String command = "theta " + String.join(" ", old.arguments());
    return Runs.search(runner, SearchJob.resume(folder, recipe, command));
  }
}
