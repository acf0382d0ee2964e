package io.bigtheta.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bigtheta.onnx.graph.FileReader;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** Onnx's own cases for its operators, by onnx's own tolerance. */
class NodeCasesTest {
  /** They draw at random from NumPy's generator, which a model that predicts does not do. */
  private static final Set<String> DRAWN = Set.of(
      "node/test_training_dropout",
      "node/test_training_dropout_default",
      "node/test_training_dropout_default_mask",
      "node/test_training_dropout_mask");

  private static final double RELATIVE = 1e-3;
  private static final double ABSOLUTE = 1e-7;

  /** Reads a file of a case; null if there is none. */
  private interface CaseFiles {
    byte @Nullable [] read(String name) throws IOException;
  }

  @Test
  void allCasesOfTheArchiveAreRight() throws IOException {
    Map<String, byte[]> archive = Archive.nodeCases();
    List<String> names = archive.keySet().stream()
        .filter(name -> name.endsWith("/model.onnx"))
        .map(name -> name.substring(0, name.length() - "/model.onnx".length()))
        .filter(name -> !DRAWN.contains(name))
        .toList();

    assertEquals(500, names.size());
    assertEquals(Map.of(), wrong(names, archive::get));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.12.0-core", "1.12.0-core-and-ext"})
  void allCasesOfDebiansPackageAreRight(String list) throws IOException {
    assumeTrue(
        Files.isDirectory(Archive.DEBIAN),
        "not run: Debian's package libonnx-testdata is not installed");
    List<String> names =
        Archive.list(list).stream().filter(name -> !DRAWN.contains(name)).toList();

    assertEquals(Map.of(), wrong(names, NodeCasesTest::debian));
  }

  private static byte @Nullable [] debian(String name) throws IOException {
    Path file = Archive.DEBIAN.resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }

  private static Map<String, String> wrong(List<String> names, CaseFiles files) throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    for (String name : names) {
      String words = run(name, files);
      if (!words.isEmpty()) {
        wrong.put(name, words);
      }
    }
    return wrong;
  }

  private static String run(String name, CaseFiles files) throws IOException {
    byte[] content = files.read(name + "/model.onnx");
    if (content == null) {
      throw new TestAbortedException("not run: no case " + name);
    }
    byte[] tolerance = files.read(name + "/tolerance.json");
    try {
      OnnxModel model = Onnx.read(content);
      String data = name + "/test_data_set_0/";
      Map<String, Tensor> inputs = new HashMap<>();
      for (int i = 0; i < model.inputs().size(); i++) {
        inputs.put(model.inputs().get(i).name(), tensor(files, data + "input_" + i + ".pb"));
      }
      OnnxPredictor predictor = model.predictor();
      predictor.predict(inputs);
      Map<String, Tensor> outputs =
          predictor.predict(inputs); // the second time in buffers that were used
      for (int i = 0; i < model.outputs().size(); i++) {
        Tensor expected = tensor(files, data + "output_" + i + ".pb");
        Tensor got = outputs.get(model.outputs().get(i).name());
        String far = far(
            expected, got, limit(tolerance, "rtol", RELATIVE), limit(tolerance, "atol", ABSOLUTE));
        if (!far.isEmpty()) {
          return "output " + i + ": " + far;
        }
      }
      return "";
    } catch (RuntimeException e) {
      return e.toString();
    }
  }

  private static double limit(byte @Nullable [] json, String name, double usual) {
    return json == null
        ? usual
        : Double.parseDouble(new String(json, StandardCharsets.UTF_8)
            .replaceAll(".*\"" + name + "\": ([^,}]*).*", "$1"));
  }

  private static Tensor tensor(CaseFiles files, String name) throws IOException {
    byte[] content = files.read(name);
    if (content == null) {
      throw new IOException("no " + name);
    }
    return FileReader.tensor(content);
  }

  private static String far(Tensor expected, Tensor got, double relative, double absolute) {
    if (!got.sameShape(expected)) {
      return got + " instead of " + expected;
    }
    for (int k = 0; k < expected.size(); k++) {
      if (expected.type() == ElementType.STRING) {
        if (!expected.strings()[k].equals(got.strings()[k])) {
          return got.strings()[k] + " instead of " + expected.strings()[k];
        }
        continue;
      }
      double wanted = expected.number(k);
      double value = got.number(k);
      boolean near = wanted == value
          || Double.isNaN(wanted) && Double.isNaN(value)
          || Math.abs(wanted - value) <= absolute + relative * Math.abs(wanted);
      if (!near) {
        return value + " instead of " + wanted + " at " + k;
      }
    }
    return "";
  }
}
