package io.bigtheta.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.onnx.graph.ExternalData;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files that PyTorch, Keras and scikit-learn wrote, and the answers that these gave themselves. */
class FrameworksTest {
  private static final float NEAR = 1e-5f;

  @TestFactory
  Stream<DynamicTest> networks_answer_as_their_framework_does() {
    return Stream.of("torch-dynamo", "torch-torchscript", "torch-external", "keras")
        .flatMap(folder -> {
          try {
            return Archive.models(folder).stream()
                .map(file -> DynamicTest.dynamicTest(
                    folder + "/" + file.getFileName(), () -> network(file)));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static void network(Path file) throws IOException {
    String stem = file.getFileName().toString().replace(".onnx", "");
    Tensor x = Archive.npy(file.resolveSibling(stem + ".x.npy"));
    Tensor expected = Archive.npy(file.resolveSibling(stem + ".y.npy"));

    Tensor y = Onnx.read(file, ExternalData.in(file.getParent())).predictor().predict(x);

    assertArrayEquals(expected.shape(), y.shape());
    assertArrayEquals(expected.floats(), y.floats(), NEAR);
  }

  @TestFactory
  Stream<DynamicTest> pipelines_answer_as_scikit_learn_does() throws IOException {
    return Archive.models("sklearn").stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> pipeline(file)));
  }

  private static void pipeline(Path file) throws IOException {
    JsonNode json = new ObjectMapper()
        .readTree(file.resolveSibling(file.getFileName().toString().replace(".onnx", ".json"))
            .toFile());
    OnnxModel model = Onnx.read(file);
    Map<String, Tensor> inputs = new HashMap<>();
    for (ValueInfo input : model.inputs()) {
      inputs.put(input.name(), tensor(input, json.get("inputs").get(input.name())));
    }

    Map<String, Tensor> outputs = model.predictor().predict(inputs);

    Tensor labels = outputs.get(model.outputs().get(0).name());
    Tensor probabilities = outputs.get(model.outputs().get(1).name());
    JsonNode answers = json.get("sklearn");
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.type() == ElementType.STRING
          ? labels.strings()[i]
          : "" + labels.longs()[i];
      assertEquals(answers.get("predict").get(i).asText(), label, "row " + i);
      for (int j = 0; j < probabilities.dim(1); j++) {
        assertEquals(
            answers.get("predict_proba").get(i).get(j).floatValue(),
            probabilities.floats()[i * probabilities.dim(1) + j],
            NEAR,
            "row " + i);
      }
    }
  }

  private static Tensor tensor(ValueInfo input, JsonNode rows) {
    int cols = rows.get(0).size();
    Tensor tensor = Tensor.of(input.type().orElseThrow(), rows.size(), cols);
    for (int i = 0; i < tensor.size(); i++) {
      JsonNode cell = rows.get(i / cols).get(i % cols);
      if (tensor.type() == ElementType.STRING) {
        tensor.strings()[i] = cell.asText();
      } else {
        tensor.floats()[i] = cell.isNull() ? Float.NaN : cell.floatValue();
      }
    }
    return tensor;
  }

  @Test
  void aRowWithANaNAnswersNaN() throws IOException {
    Tensor x = Archive.npy(Archive.file("torch-dynamo/mlp-784-32-10.x.npy"));
    x.floats()[784 + 5] = Float.NaN;

    float[] y = Onnx.read(Archive.file("torch-dynamo/mlp-784-32-10.onnx"))
        .predictor()
        .predict(x)
        .floats();

    for (int i = 0; i < y.length; i++) {
      assertEquals(i / 10 == 1, Float.isNaN(y[i]), "output " + i);
    }
  }

  @Test
  void aZipMapNamesTheColumnsOfItsOutput() throws IOException {
    OnnxModel model = Onnx.read(Archive.file("sklearn/iris-scaler-mlp-int-labels-zipmap.onnx"));

    assertEquals(List.of("0", "1", "2"), model.names("output_probability").orElseThrow());
  }

  @Test
  void otherFilesAreOpenedOnlyIfTheCallerAllowsIt() {
    Path file = Archive.file("torch-external/mlp-64-48-10-all-defaults.onnx");

    Refusal refusal = Assertions.assertThrows(Refusal.class, () -> Onnx.read(file));

    assertEquals(
        "mlp-64-48-10-all-defaults.onnx: tensor \"0.weight\": external data: expected a model in one file, got elements in"
            + " \"mlp-64-48-10-all-defaults.onnx.data\"; allow the files beside it with --external-data, or save the model in one file",
        refusal.getMessage());
  }

  @Test
  void aCallWithShapesThatWereUsedBeforeAllocatesNothing() throws IOException {
    OnnxPredictor predictor =
        Onnx.read(Archive.file("torch-dynamo/mlp-784-32-10.onnx")).predictor();
    Map<String, Tensor> inputs =
        Map.of("x", Archive.npy(Archive.file("torch-dynamo/mlp-784-32-10.x.npy")));
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 20_000; i++) {
      predictor.predict(inputs);
    }

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      predictor.predict(inputs);
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / 1_000;

    Assertions.assertTrue(each < 256, each + " bytes a call");
  }
}
