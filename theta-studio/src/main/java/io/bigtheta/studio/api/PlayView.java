package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Dataset;
import io.bigtheta.http.EventStream;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.Estimate;
import io.bigtheta.select.Fold;
import io.bigtheta.studio.desk.Told;
import io.bigtheta.studio.play.Player;
import io.bigtheta.studio.play.Playground;
import io.bigtheta.studio.play.Points;
import io.bigtheta.studio.play.Scores;
import io.bigtheta.studio.play.Surfaces;
import io.bigtheta.train.history.Epoch;
import java.util.Base64;
import java.util.List;

/** A playground as a page sees it: a frame whenever something has changed. */
final class PlayView {
  private final Player player;
  private int known;
  private long seen = -1;
  private boolean playing;

  /** @param known how many epochs the page has been told of */
  PlayView(Player player, int known) {
    this.player = player;
    this.known = known;
  }

  void accept(EventStream stream) {
    Playground playground = player.playground();
    long version = playground.version();
    if (version == seen && playing == player.playing()) {
      return;
    }
    seen = version;
    playing = player.playing();
    stream.send("frame", frame(playground));
  }

  private String frame(Playground playground) {
    float[] theta = playground.theta();
    Loss loss = playground.plan().trainer().loss();
    Scores.Score train = playground.scores().train(loss, theta);
    Scores.Score test = playground.scores().test(loss, theta);
    int epoch = playground.epoch();
    known = epoch < known ? 0 : known; // it was set back
    Told told = new Told()
        .put("epoch", epoch)
        .put("playing", playing)
        .put("trainLoss", train.loss())
        .put("trainAccuracy", train.accuracy())
        .put("testLoss", test.loss())
        .put("testAccuracy", test.accuracy())
        .put("problem", playground.problem())
        .put("edited", playground.edited())
        .put("known", known);
    ObjectNode node = told.node();
    ArrayNode epochs = node.putArray("epochs");
    for (Epoch one : playground.epochs(known)) {
      StepApi.numbers(
          epochs.addArray(),
          new float[] {one.number(), (float) one.trainLoss(), (float) one.validationLoss()});
    }
    known = Math.max(known, epoch);
    StepApi.numbers(node.putArray("theta"), theta);
    Surfaces.Drawn drawn = player.surfaces().of(theta);
    node.put("answer", text(drawn.answer()));
    node.put("winner", text(drawn.winner()));
    ArrayNode layers = node.putArray("units");
    for (List<byte[]> layer : drawn.units()) {
      ArrayNode units = layers.addArray();
      layer.forEach(unit -> units.add(text(unit)));
    }
    ArrayNode most = node.putArray("most");
    drawn.most().forEach(layer -> layer.forEach(most.addArray()::add));
    return told.text();
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** What does not change while a playground is open. */
  static ObjectNode opened(String id, Player player) {
    Playground playground = player.playground();
    Plan plan = playground.plan();
    Points points = playground.recipe().points();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", id);
    node.put("classes", points.classes());
    node.put("side", Surfaces.SIDE);
    node.put("unitSide", Surfaces.UNIT_SIDE);
    node.put("low", player.surfaces().low());
    node.put("high", player.surfaces().high());
    node.put("most", Playground.MOST_EPOCHS);
    node.put("link", plan.trainer().loss().link().name());
    StepApi.numbers(node.putArray("bounds"), points.bounds());
    boolean[] held = new boolean[points.rows()];
    Dataset test = plan.rows().test();
    for (int i = 0; i < test.rows(); i++) {
      held[test.index(i)] = true;
    }
    ArrayNode rows = node.putArray("points");
    for (int i = 0; i < points.rows(); i++) {
      StepApi.numbers(
          rows.addArray(),
          new float[] {points.x1()[i], points.x2()[i], points.y()[i], held[i] ? 1 : 0});
    }
    ArrayNode inputs = node.putArray("inputs");
    player.surfaces().inputs().forEach(input -> inputs.add(text(input)));
    ArrayNode blocks = node.putArray("blocks");
    for (Block block : playground.blocks()) {
      blocks
          .addObject()
          .put("layer", block.layer())
          .put("name", block.parameter().name())
          .put("rows", block.parameter().rows())
          .put("cols", block.parameter().cols())
          .put("offset", block.offset());
    }
    return node;
  }

  /** A cross-validation. */
  static ObjectNode checked(CrossValidated checked, Playground playground) {
    boolean classes = playground.plan().classes();
    Estimate estimate = classes ? checked.accuracy() : checked.rmse();
    Told told = new Told()
        .put("epochs", Math.max(1, playground.epoch()))
        .put("classes", playground.recipe().points().classes())
        .put("mean", estimate.mean())
        .put("low", estimate.low())
        .put("high", estimate.high());
    ArrayNode folds = told.node().putArray("folds");
    for (Fold fold : checked.folds()) {
      double score = classes ? fold.held().accuracy() : fold.held().rmse();
      StepApi.numbers(folds, new float[] {(float) score});
    }
    return told.node();
  }
}
