package io.bigtheta.studio.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bigtheta.run.recipe.FoldsRecipe;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.SpaceRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.search.Grid;
import io.bigtheta.select.KFold;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchRunTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir
  private Path folder;

  private static SearchRecipe recipe() {
    return new SearchRecipe(TrainRecipe.of("digits").with("epochs", "4"))
        .space(new SpaceRecipe("2,8,16", "", List.of(), new Grid(), Optional.empty(), 0))
        .folds(new FoldsRecipe().folding(new KFold(3)));
  }

  private static JsonNode last(Run run, String name) throws Exception {
    return JSON.readTree(run.log().last(name).orElseThrow().data());
  }

  private static long count(Run run, String name) {
    return run.log().since(0, -1, Integer.MAX_VALUE).messages().stream()
        .filter(message -> message.name().equals(name))
        .count();
  }

  @Test
  void a_search_that_was_stopped_and_resumed_after_a_restart_ends_with_the_same_choice()
      throws Exception {
    JsonNode undisturbed;
    try (Desk desk = new Desk(folder.resolve("one"), 1)) {
      Run run = desk.search(recipe(), "");
      Waiting.until(run, State.DONE);
      undisturbed = last(run, "result");
      assertEquals(9, count(run, "fold"));
      assertEquals(3, count(run, "trial"));
      assertEquals(
          undisturbed.path("chosen").asText(),
          last(run, "choice").path("chosen").asText());
      assertEquals(37, undisturbed.path("rule").asInt());
    }

    Path other = folder.resolve("two");
    String id;
    try (Desk desk = new Desk(other, 1)) {
      Run run = desk.search(recipe(), "");
      run.pause();
      while (count(run, "trial") == 0) {
        run.step();
        Thread.sleep(1);
      }
      run.stop();
      Waiting.until(run, State.STOPPED);
      assertTrue(count(run, "trial") < 3, "the search was over before it was stopped");
      id = run.id();
    }

    try (Desk desk = new Desk(other, 1)) {
      Run run = desk.find(id);
      assertEquals(State.STOPPED, run.state());
      assertEquals(1, count(run, "trial"), "the finished candidate is recalled from the log");
      assertEquals("hidden=16", last(run, "trial").path("name").asText());
      assertEquals("hidden=16", last(run, "choice").path("chosen").asText());
      assertFalse(run.log().last("result").isPresent());
      desk.resume(run);
      Waiting.until(run, State.DONE);
      assertEquals(undisturbed.path("trials"), last(run, "result").path("trials"));
      assertEquals(undisturbed.path("chosen"), last(run, "result").path("chosen"));
      assertEquals(undisturbed.path("fields"), last(run, "result").path("fields"));
    }

    try (Desk desk = new Desk(other, 1)) {
      Run run = desk.find(id);
      assertEquals(State.DONE, run.state());
      assertEquals(undisturbed.path("trials"), last(run, "result").path("trials"));
      assertEquals(3, count(run, "trial"));
    }
  }

  @Test
  void the_choice_is_told_in_words_of_units() throws Exception {
    try (Desk desk = new Desk(folder, 2)) {
      Run run = desk.search(recipe(), "");
      Waiting.until(run, State.DONE);
      String words = last(run, "choice").path("words").asText();
      assertTrue(
          words.matches(
              "16 units are best: accuracy [0-9.]+ % ± [0-9.]+ %\\. .*so it is chosen\\."),
          words);
    }
  }
}
