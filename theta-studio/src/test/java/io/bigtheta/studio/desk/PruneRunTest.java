package io.bigtheta.studio.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bigtheta.prune.HiddenLayer;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneRunTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir
  private Path folder;

  private static List<JsonNode> points(Run run) throws Exception {
    List<JsonNode> points = new ArrayList<>();
    for (RunLog.Message message : run.log().since(0, -1, Integer.MAX_VALUE).messages()) {
      if (message.name().equals("plan")) {
        points.clear();
      } else if (message.name().equals("point")) {
        points.add(JSON.readTree(message.data()));
      }
    }
    return points;
  }

  private static PruneRecipe recipe(Run from) {
    TrainRecipe train = TrainRecipe.of("digits");
    return new PruneRecipe(from.folder().toString(), train).tolerance(0.2).epochs(Optional.of(1));
  }

  @Test
  void every_network_of_a_pruning_is_told_and_kept_and_a_resumed_one_ends_in_the_same()
      throws Exception {
    String id;
    List<JsonNode> undisturbed;
    try (Desk desk = new Desk(folder, 1)) {
      Run from = desk.train(TrainRecipe.of("digits").with("hidden", "12").with("epochs", "5"), "");
      Waiting.until(from, State.DONE);
      Run run = desk.prune(recipe(from), "");
      Waiting.until(run, State.DONE);
      undisturbed = points(run);
      assertEquals(12, undisturbed.get(0).path("units").asInt());
      assertTrue(undisturbed.size() > 2, undisturbed.toString());
      Rounds rounds = new Rounds(run.folder());
      assertEquals(IntStream.range(0, undisturbed.size()).boxed().toList(), rounds.list());
      Shelf shelf = new Shelf(desk);
      for (JsonNode point : undisturbed) {
        var model = shelf.round(run.id(), point.path("number").asInt());
        assertEquals(
            point.path("units").asInt(), HiddenLayer.units(model.network().blueprint()));
        assertTrue(point.path("bytes").asLong() > 0);
      }
      Refusal refusal = assertThrows(Refusal.class, () -> shelf.round(run.id(), 999));
      assertTrue(refusal.getMessage().startsWith("round: expected one of [0, 1"));
      JsonNode result = JSON.readTree(run.log().last("result").orElseThrow().data());
      int least = undisturbed.stream()
          .filter(point -> point.path("held").asBoolean())
          .mapToInt(point -> point.path("units").asInt())
          .min()
          .orElseThrow();
      assertEquals(least, result.path("units_after").asInt());

      Run other = desk.prune(recipe(from), "");
      other.pause();
      while (points(other).size() < 2) {
        other.step();
        Thread.sleep(1);
      }
      other.stop();
      Waiting.until(other, State.STOPPED);
      id = other.id();
    }

    try (Desk desk = new Desk(folder, 1)) {
      Run run = desk.find(id);
      assertEquals(State.STOPPED, run.state());
      assertEquals(2, points(run).size(), "the finished round is recalled");
      desk.resume(run);
      Waiting.until(run, State.DONE);
      assertEquals(scores(undisturbed), scores(points(run)));
      assertEquals(undisturbed.size(), new Rounds(run.folder()).list().size());
    }

    try (Desk desk = new Desk(folder, 1)) {
      Run run = desk.find(id);
      assertEquals(State.DONE, run.state());
      assertEquals(scores(undisturbed), scores(points(run)));
    }
  }

  private static List<String> scores(List<JsonNode> points) {
    return points.stream()
        .map(point -> point.path("units") + " " + point.path("validation") + point.path("test"))
        .toList();
  }
}
