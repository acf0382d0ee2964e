package io.bigtheta.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.PixelInputs;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.graph.ExternalData;
import io.bigtheta.onnx.network.Lifted;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files of other frameworks as models of Theta: the same answers, in Theta's words. */
class LiftingTest {
  private static final float NEAR = 1e-5f;

  @TestFactory
  Stream<DynamicTest> lifted_networks_answer_as_their_framework_does() {
    return Stream.of("torch-dynamo", "torch-torchscript", "torch-external", "keras")
        .flatMap(folder -> {
          try {
            return Archive.models(folder).stream()
                .map(file -> DynamicTest.dynamicTest(
                    folder + "/" + file.getFileName(), () -> network(file)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void network(Path file) throws IOException {
    String stem = file.getFileName().toString().replace(".onnx", "");
    Tensor x = Archive.npy(file.resolveSibling(stem + ".x.npy"));
    Tensor expected = Archive.npy(file.resolveSibling(stem + ".y.npy"));
    Lifted lifted = Onnx.read(file, ExternalData.in(file.getParent())).lifted();
    Model model = lifted.model();
    int rows = x.dim(0);
    float[] raw = x.floats().clone();
    if (model.preparation().inputs() instanceof PixelInputs pixels) {
      prepare(pixels, lifted.notes().get(0).contains("0 to 255") ? 1 : 255, raw);
    }

    Matrix logits = model.network().predict(new Matrix(raw, 0, rows, raw.length / rows));
    Matrix answers = new Matrix(logits.toArray(), 0, rows, logits.cols());
    model.loss().link().apply(answers);

    double worst = Math.min(worst(expected, logits), worst(expected, answers));
    assertEquals(0, worst, NEAR); // a file without a softmax gives logits
  }

  /** What the preparation makes of bytes, made of what the framework was given, which {@code unit} makes bytes of. */
  private static void prepare(PixelInputs pixels, float unit, float[] x) {
    for (int i = 0; i < x.length; i++) {
      int c = i % pixels.channels();
      x[i] = x[i] * unit * pixels.scale();
      if (pixels.standardized()) {
        x[i] = (x[i] - pixels.mean()[c]) * pixels.factor()[c];
      }
    }
  }

  private static double worst(Tensor expected, Matrix got) {
    double worst = 0;
    for (int i = 0; i < expected.size(); i++) {
      worst = Math.max(worst, Math.abs(expected.floats()[i] - got.data()[got.offset() + i]));
    }
    return worst;
  }

  @Test
  void blueprintsAreTheLayersOfTheFile() throws IOException {
    Map<String, String> blueprints = new TreeMap<>();
    for (String name : List.of(
        "torch-dynamo/cnn-maxpool",
        "torch-torchscript/cnn-residual",
        "torch-torchscript/mlp-bn-dropout-tanh",
        "keras/mlp-softmax")) {
      blueprints.put(name, lifted(name).model().network().blueprint().text());
    }

    assertEquals(
        Map.of(
            "torch-dynamo/cnn-maxpool",
            "1x28x28 conv(8, 3, activation=relu) max-pool(2) conv(16, 3, padding=valid, activation=relu) max-pool(2) dense(10)",
            "torch-torchscript/cnn-residual",
            "1x28x28 conv(6, 3, activation=relu) residual(conv(6, 3, activation=relu), conv(6, 3)) activate(relu)"
                + " residual(conv(6, 3, activation=relu), conv(6, 3)) activate(relu) avg-pool(4) dense(10)",
            "torch-torchscript/mlp-bn-dropout-tanh",
            "13 dense(16) batch-norm(momentum=0.100000024) activate(tanh) dense(1)",
            "keras/mlp-softmax",
            "4 dense(16, activation=relu) dense(3)"),
        blueprints);
  }

  @Test
  void pipelinesBecomePreparationsWithTheirClasses() throws IOException {
    Model mixed =
        lifted("sklearn/mixed-imputer-scaler-onehot-mlp-zipmap-opset12").model();
    assertEquals(
        "the columns numbers \"age\", numbers \"income\", words \"city\", words \"job\"",
        mixed.preparation().inputs().taken());
    assertEquals(List.of("no", "yes"), mixed.labels());
    assertEquals(
        List.of("setosa", "versicolor", "virginica"),
        lifted("sklearn/iris-scaler-mlp-string-labels").model().labels());
  }

  @Test
  void whatTheFileDoesNotSayIsSaid() throws IOException {
    assertEquals(
        List.of(
            "pixels go in as 0 for black to 1 for white, as the file does not say how they were prepared",
            "its 10 outputs are taken as logits of classes, as a network of images mostly has them; the file has no softmax that says so"),
        lifted("torch-dynamo/mlp-784-32-10").notes());
  }

  @Test
  void aGraphThatIsNoChainSaysWhatStandsInTheWay() throws IOException {
    OnnxModel model = Onnx.read(Archive.nodeCases().get("node/test_matmul_3d/model.onnx"));

    Refusal refusal = assertThrows(Refusal.class, model::lifted);

    assertEquals(
        "graph: expected a chain of layers that Theta trains, got another one: its first layer takes float[1, 3, 4], which is"
            + " no row of numbers; it can still predict as it is",
        refusal.getMessage());
  }

  private static Lifted lifted(String name) throws IOException {
    return Onnx.read(Archive.file(name + ".onnx")).lifted();
  }
}
