package io.bigtheta.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Features;
import io.bigtheta.data.GridInputs;
import io.bigtheta.data.Grids;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Preparation;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.onnx.export.Compared.Own;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every layer and every activation there is goes out and comes back. A new one without a translation fails here. */
class LayersTest {
  private static final int ROWS = 5;

  /** Texts for layers that have components without a default. */
  private static final Map<String, String> WITH_VALUES = Map.ofEntries(
      Map.entry("dense", "dense(6, activation=tanh)"),
      Map.entry("dropout", "dropout(0.3)"),
      Map.entry("noise", "noise(0.1)"),
      Map.entry("activate", "activate(tanh)"),
      Map.entry("avg-pool", "avg-pool(2)"),
      Map.entry("channel-dropout", "channel-dropout(0.2)"),
      Map.entry("conv", "conv(3, 3)"),
      Map.entry("max-pool", "max-pool(2)"),
      Map.entry("residual", "residual(dense(7), activate(relu))"),
      Map.entry("average", "average(2, [dense(7), dropout(0.1)])"));

  /** What a layer stands behind: a vector, an image, and an image that lies plane by plane. */
  private static final List<String> BEFORE = List.of("7", "2x5x6", "2x5x6 conv(4, 3)");

  @TestFactory
  Stream<DynamicTest> everyLayer() {
    return Spec.names(Layer.class).stream()
        .filter(name -> !name.equals("embedding-bag"))
        .map(name -> DynamicTest.dynamicTest(name, () -> {
          String layer = WITH_VALUES.getOrDefault(name, name);
          long fit =
              BEFORE.stream().filter(before -> goes(before + " " + layer)).count();
          assertTrue(fit > 0, layer);
        }));
  }

  /** ONNX has no operator that splits text into words as Theta does, so ids would come from nowhere. */
  @Test
  void idsOfWordsDoNotGoOut() {
    Refusal e = assertThrows(Refusal.class, () -> goes("7 embedding-bag(buckets=8, size=2)"));
    assertEquals(
        "layer.0: expected a layer of Theta's own, which ONNX can express, got embedding-bag(buckets=8, size=2)",
        e.getMessage());
  }

  private static boolean goes(String text) {
    Blueprint blueprint;
    try {
      blueprint = Blueprint.parse(text + " dense(3)");
    } catch (ShapeException e) {
      return false; // not for rows of this shape
    }
    Compared.check(model(blueprint), rows(blueprint.input()), Own.CLOSE);
    return true;
  }

  @TestFactory
  Stream<DynamicTest> everyActivationKeepsItsBits() {
    return Spec.names(Activation.class).stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> {
          Blueprint blueprint = Blueprint.parse(
              "7 dense(6, " + name + ", bias=false) activate(" + name + ") dense(9)");
          Compared.check(model(blueprint), rows(blueprint.input()), Own.SAME_BITS);
        }));
  }

  @TestFactory
  Stream<DynamicTest> everyActivationOfAConvolution() {
    return Spec.names(Activation.class).stream()
        .map(name -> DynamicTest.dynamicTest(
            name, () -> assertTrue(goes("2x5x6 conv(3, 3, activation=" + name + ")"))));
  }

  @TestFactory
  Stream<DynamicTest> layersOfFullyConnectedNetworksKeepTheirBits() {
    return Stream.of(
            "7 dropout(0.2) noise(0.1) dense(4, relu) dense(2)",
            "7 residual(dense(12, relu), dense(7)) dense(2)",
            "7 average(3, [dense(5, tanh), dense(2)])",
            "7 dense(4, leaky-relu(slope=0.2)) activate(elu(alpha=0.5)) dense(2)",
            "2x5x6 dense(4, relu) dense(2)",
            "2x5x6 max-pool(2) channel-dropout(0.1) activate(relu)")
        .map(text -> DynamicTest.dynamicTest(text, () -> {
          Blueprint blueprint = Blueprint.parse(text);
          Compared.check(model(blueprint), rows(blueprint.input()), Own.SAME_BITS);
        }));
  }

  @TestFactory
  Stream<DynamicTest> windowsOfAllKindsSeeTheSamePixels() {
    return Stream.of(
            "2x5x6 conv(3, 1)",
            "2x5x6 conv(3, 2, stride=2)",
            "2x7x8 conv(3, 3, stride=2)",
            "2x7x8 conv(3, 4, stride=3)",
            "2x7x8 conv(3, 1, stride=3)",
            "2x7x8 conv(3, 3, padding=valid, bias=false)",
            "2x7x8 max-pool(3, 2)",
            "2x7x8 avg-pool(2, 1)",
            "2x7x8 conv(4, 3) global-avg-pool",
            "2x7x8 conv(4, 3) residual(conv(4, 3, activation=relu), batch-norm, conv(4, 1)) layer-norm",
            "2x7x8 residual(conv(2, 3)) residual(batch-norm)",
            "2x7x8 average(2, [conv(4, 3), max-pool(2), batch-norm]) dense(3)",
            "2x7x8 average(2, [residual(average(2, [conv(2, 3), batch-norm])), dense(3)])",
            "8 conv(3, 1) dense(2)")
        .map(text -> DynamicTest.dynamicTest(text, () -> {
          Blueprint blueprint = Blueprint.parse(text);
          Compared.check(model(blueprint), rows(blueprint.input()), Own.CLOSE);
        }));
  }

  /** A layer that somebody has written beside Theta's own. */
  public record Doubling() implements Layer {
    @Override
    public Shape output(Shape input) {
      return input;
    }

    @Override
    public void forward(Pass pass, Matrix x, Matrix y) {}

    @Override
    public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {}
  }

  @Test
  void aLayerOfSomebodyElseIsRefused() {
    Model model = model(Blueprint.of(4, new Doubling()));
    Refusal refusal = assertThrows(Refusal.class, () -> OnnxExport.of(model));
    assertEquals(
        "layer.0: expected a layer of Theta's own, which ONNX can express, got doubling",
        refusal.getMessage());
  }

  /** An activation that somebody has written beside Theta's own. */
  public record Cube() implements Activation {
    @Override
    public float value(float z) {
      return z * z * z;
    }

    @Override
    public float derivative(float z, float y) {
      return 3 * z * z;
    }
  }

  @Test
  void anActivationOfSomebodyElseIsRefused() {
    Model model = model(Blueprint.of(4, new Dense(2, new Cube())));
    Refusal refusal = assertThrows(Refusal.class, () -> OnnxExport.of(model));
    assertEquals(
        "layer.0: activation: expected one of Theta's own, which ONNX can express, got cube",
        refusal.getMessage());
  }

  /** A model of numbers with means and variances as after a training. */
  private static Model model(Blueprint blueprint) {
    Seed seed = new Seed(11);
    float[] theta = blueprint.start(seed);
    for (Block block : blueprint.blocks()) {
      Matrix values = block.of(theta);
      boolean positive = block.name().contains("variance");
      for (int i = 0; i < values.size() && block.parameter().rows() == 1; i++) {
        values.data()[values.offset() + i] =
            seed.uniform(block.offset() + i) - (positive ? -0.3f : 0.4f);
      }
    }
    Shape input = blueprint.input();
    int outputs = blueprint.output().size();
    float[] ones = new float[outputs];
    java.util.Arrays.fill(ones, 1);
    List<String> names = IntStream.range(0, outputs).mapToObj(j -> "y" + j).toList();
    return new Model(
        new Preparation(
            new GridInputs(input.channels(), input.height(), input.width()),
            new Outputs.NumberOutputs(names, new float[outputs], ones)),
        new Network(blueprint, theta),
        new SquaredError(),
        Provenance.UNKNOWN);
  }

  private static Features rows(Shape shape) {
    float[] values = new float[ROWS * shape.size()];
    Seed seed = new Seed(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = 4 * seed.uniform(i) - 2;
    }
    return new Grids(shape.channels(), shape.height(), shape.width(), values);
  }
}
