package io.bigtheta.studio.inside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Members;
import io.bigtheta.studio.desk.Tables;
import io.bigtheta.studio.desk.Trained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told about a trained network is what the engine calculates. */
class InsideTest {
  @TempDir
  Path runs;

  @Test
  void theFlowOfARowEndsInTheAnswerOfTheModel() throws IOException {
    TrainResult result = Trained.digits(runs, "d");
    Model model = result.training().model();
    Dataset test = result.plan().rows().test();
    for (int row : new int[] {0, 7, 200}) {
      Flow flow = Flow.of(model, model.network(), Flow.one(test.features(), test.index(row)));
      float[] judged = result.test().orElseThrow().answers().rows(row, 1).toArray();
      assertArrayEquals(judged, flow.answer());
      assertArrayEquals(judged, flow.own());
      assertEquals(model.network().blueprint().layers().size(), flow.outputs().size());
      Matrix x = new Matrix(flow.inputs(), 0, 1, flow.inputs().length);
      assertArrayEquals(
          model.network().predict(x).toArray(),
          flow.outputs().get(flow.outputs().size() - 1));
    }
  }

  @Test
  void aUnitIsSeenByItsWeightsAndItsStrongestRows() throws IOException {
    TrainResult result = Trained.digits(runs, "d");
    Model model = result.training().model();
    Network network = model.network();
    Dataset test = result.plan().rows().test();
    UnitView view = UnitView.of(model, network, 0, 5, test);
    Matrix in = network.blueprint().blocks().get(0).of(network.theta());
    for (int i = 0; i < 64; i++) {
      assertEquals(in.get(i, 5), view.incoming()[i]);
    }
    assertEquals(10, view.outgoing().length);
    assertTrue(view.names().isEmpty(), "what comes in has places");
    float most = Float.NEGATIVE_INFINITY;
    for (int row = 0; row < test.rows(); row++) {
      float value = Flow.of(model, network, Flow.one(test.features(), test.index(row)))
          .outputs()
          .get(0)[5];
      most = Math.max(most, value);
    }
    assertEquals(most, view.examples().get(0).value(), 1e-5);
    List<Float> values = view.examples().stream().map(UnitView.Example::value).toList();
    assertEquals(values.stream().sorted((a, b) -> Float.compare(b, a)).toList(), values);
  }

  @Test
  void unitsThatAreNotThereAreRefused() throws IOException {
    TrainResult result = Trained.digits(runs, "d");
    Model model = result.training().model();
    Dataset test = result.plan().rows().test();
    assertEquals(
        "unit: expected 0 … 15, got 16",
        assertThrows(Refusal.class, () -> UnitView.of(model, model.network(), 0, 16, test))
            .getMessage());
    assertEquals(
        "layer: expected 0 … 2, got 3",
        assertThrows(Refusal.class, () -> UnitView.of(model, model.network(), 3, 0, test))
            .getMessage());
  }

  @Test
  void everyKindOfLayerHasAPartAndNoneFails() throws IOException {
    TrainResult result = Trained.train(
        runs,
        "c",
        "digits",
        Map.of(
            "epochs",
            "1",
            "layers",
            "conv(4, 3, activation=relu) batch-norm max-pool(2) residual([conv(4, 3, activation=silu)])"
                + " channel-dropout(0.1) activate(relu) avg-pool(2) dense(12, activation=tanh) layer-norm noise(0.1)"
                + " dropout(0.1) dense(10)"));
    Model model = result.training().model();
    Network network = model.network();
    Dataset test = result.plan().rows().test();
    List<Part> parts = Part.of(network.blueprint());
    assertEquals(network.blueprint().layers().size() + 1, parts.size());
    assertEquals(Part.Kind.IMAGE, parts.get(0).kind());
    assertEquals(Part.Kind.FILTERS, parts.get(1).kind());
    assertEquals(Part.Kind.MAPS, parts.get(4).kind());
    Sketch sketch = Sketch.of(network, -2, -1);
    assertEquals(1, sketch.bundles(network).size(), "from one dense layer to the other");
    for (Part part : parts.subList(1, parts.size())) {
      UnitView view = UnitView.of(model, network, part.layer(), 0, test);
      assertEquals(12, view.examples().size(), part.text());
      assertTrue(part.text().matches("[a-z-]+(\\(.*\\))?"), part.text());
    }
    assertEquals(9, UnitView.of(model, network, 0, 1, test).incoming().length);
    int size = parts.stream().mapToInt(Part::size).sum();
    assertEquals(network.blueprint().size(), size);
  }

  @Test
  void theHistogramsCountEveryNumberAndStateHasNoGradient() throws IOException {
    TrainResult result = Trained.train(
        runs, "b", "digits", Map.of("epochs", "1", "layers", "dense(8) batch-norm dense(10)"));
    Model model = result.training().model();
    List<Spread> spreads =
        Spread.of(model, model.network(), result.plan().rows().train());
    assertEquals(model.network().blueprint().blocks().size(), spreads.size());
    for (Spread spread : spreads) {
      Block block = spread.block();
      assertEquals(
          block.parameter().size(), IntStream.of(spread.weights().counts()).sum());
      assertEquals(block.parameter().trainable(), spread.gradients().isPresent(), block.name());
      spread.gradients().ifPresent(bars -> assertTrue(bars.reach() >= 0));
    }
    assertTrue(spreads.get(0).gradients().orElseThrow().reach() > 0);
  }

  @Test
  void theStrongestUnitsAreDrawnAndTheChosenOneInAnyCase() {
    Blueprint blueprint = Blueprint.parse("50 dense(90, activation=relu) dropout(0.2) dense(3)");
    float[] theta = blueprint.start(new Seed(2));
    Matrix first = blueprint.blocks().get(0).of(theta);
    for (int i = 0; i < 50; i++) {
      first.set(i, 17, 9);
      first.set(i, 40, 0);
    }
    Network network = new Network(blueprint, theta);
    Sketch sketch = Sketch.of(network, -2, -1);
    assertEquals(20, sketch.nodes(0).size());
    assertTrue(sketch.nodes(0).contains(17));
    assertTrue(!sketch.nodes(0).contains(40));
    assertTrue(Sketch.of(network, 0, 40).nodes(0).contains(40));
    List<Sketch.Bundle> bundles = sketch.bundles(network);
    assertEquals(List.of(-1, 0), bundles.stream().map(Sketch.Bundle::from).toList());
    assertEquals(4500, bundles.get(0).all());
    assertEquals(220, bundles.get(0).links().size());
    assertEquals(60, bundles.get(1).links().size());
    assertEquals(List.of(0, 1, 2), sketch.nodes(2));
  }

  @Test
  void tablesHaveANameForEachInput() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    for (String numbers : List.of("standard", "bins")) {
      TrainResult result = Trained.train(
          runs, numbers, file.toString(), Map.of("epochs", "2", "hidden", "4", "numbers", numbers));
      Model model = result.training().model();
      List<String> names = UnitView.names(model);
      assertEquals(model.preparation().inputs().size(), names.size());
      assertTrue(names.contains("soil = sand, dry"), names.toString());
      assertTrue(names.contains("size"), names.toString());
      UnitView view =
          UnitView.of(model, model.network(), 0, 1, result.plan().rows().train());
      assertEquals(names, view.names());
    }
  }

  @Test
  void aMemberOfACommitteeIsLookedAtLikeAnyNetwork() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    TrainResult result =
        Trained.train(runs, "f", file.toString(), Map.of("epochs", "3", "committee", "3"));
    Model model = result.training().model();
    Dataset rows = result.plan().rows().train();
    Network second = Members.one(model.network(), 2);
    Flow flow = Flow.of(model, second, Flow.one(rows.features(), rows.index(0)));
    assertEquals(2, flow.answer().length);
    assertEquals(1, flow.own()[0] + flow.own()[1], 1e-5);
    assertTrue(Sketch.of(second, -2, -1).bundles(second).size() >= 2);
  }
}
