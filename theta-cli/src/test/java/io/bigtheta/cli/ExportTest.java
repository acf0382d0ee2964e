package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Field;
import io.bigtheta.io.Csv;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.Onnx;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.run.folder.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code theta export}: what goes out is what stays here. */
class ExportTest {
  @TempDir
  private static Path folder;

  private static Path csv;
  private static Path flowers;

  @BeforeAll
  static void train() throws IOException {
    csv = Cli.flowers(folder);
    flowers = folder.resolve("flowers");
    Cli.done("train", csv, "--hidden", 8, "--epochs", 10, "--out", flowers);
  }

  @Test
  void aModelAsOnnxPredictsTheSameBits() throws IOException {
    Path file = folder.resolve("flowers.onnx");
    String told = Cli.done("export", flowers, "--onnx", file).out();
    assertTrue(told.startsWith("written      " + file + ", "), told);
    assertTrue(
        told.contains(
            "\ninput        length: float [N, 1]\ninput        width: float [N, 1]\ninput        colour: string [N, 1]\n"),
        told);
    assertTrue(
        told.contains(
            "\noutput       label: string [N]\noutput       probabilities: float [N, 3]\n"),
        told);
    assertTrue(told.contains("Gemm (2)"), told);
    Model model = Models.read(flowers);
    Columns rows = Csv.read(csv, model.preparation().inputs());
    Map<String, Tensor> raw = new LinkedHashMap<>();
    for (int j = 0; j < rows.cols(); j++) {
      boolean words = rows.fields().get(j) instanceof Field.Categorical;
      Tensor column = Tensor.of(words ? ElementType.STRING : ElementType.FLOAT, rows.rows(), 1);
      for (int i = 0; i < rows.rows(); i++) {
        if (rows.fields().get(j) instanceof Field.Categorical field) {
          column.strings()[i] = field.levels().get((int) rows.get(i, j));
        } else {
          column.floats()[i] = rows.get(i, j);
        }
      }
      raw.put(rows.fields().get(j).name(), column);
    }
    OnnxModel read = Onnx.read(file);
    float[] mine = model.predict("rows", rows).toArray();
    float[] theirs = read.predict(raw).get("probabilities").floats();
    for (int i = 0; i < mine.length; i++) {
      assertEquals(mine[i], theirs[i]);
    }
    assertEquals("flowers.csv", read.metadata().get("data"));
  }

  @Test
  void whatWasExportedPredictsWithTheSameNames() throws IOException {
    Path file = folder.resolve("back.onnx");
    Cli.done("export", flowers, "--onnx", file);
    JsonNode mine = Cli.done("predict", flowers, csv, "--json").json();
    JsonNode theirs = Cli.done("predict", file, csv, "--json").json();
    assertEquals(mine.size(), theirs.size());
    for (int i = 0; i < mine.size(); i++) {
      assertEquals(mine.at("/" + i + "/label"), theirs.at("/" + i + "/label"));
      assertEquals(mine.at("/" + i + "/probabilities"), theirs.at("/" + i + "/probabilities"));
    }
    Path line = Cli.line(folder);
    Path numbers = folder.resolve("line");
    Cli.done("train", line, "--hidden", 4, "--epochs", 4, "--out", numbers);
    Path graph = folder.resolve("line.onnx");
    Cli.done("export", numbers, "--onnx", graph);
    assertEquals(
        Cli.done("predict", numbers, line, "--format", "csv")
            .out()
            .lines()
            .skip(1)
            .toList(),
        Cli.done("predict", graph, line, "--format", "csv")
            .out()
            .lines()
            .skip(1)
            .toList());
  }

  @Test
  void anEnsembleGoesOutWhole() throws IOException {
    Path two = folder.resolve("two");
    Cli.done("ensemble", csv, "--members", 2, "--hidden", 4, "--epochs", 4, "--out", two);
    Path file = folder.resolve("two.onnx");
    assertTrue(Cli.done("export", two, "--onnx", file).out().contains("Gemm (4)"));
    assertTrue(Onnx.read(file).metadata().containsKey("member.1.theta-digest"));
    Cli refused = Cli.run(
        "export", two, "--onnx", folder.resolve("z.onnx"), "--java", folder.resolve("Two.java"));
    assertEquals(2, refused.code());
    assertEquals(
        "theta: --java: expected one model, got an ensemble of 2; export it with --onnx\n",
        refused.err());
    assertFalse(Files.exists(folder.resolve("z.onnx")));
  }

  @Test
  void aModelAsJavaIsOneFile() throws IOException {
    Path file = folder.resolve("Flowers.java");
    String told = Cli.done("export", flowers, "--java", file).out();
    assertTrue(told.startsWith("written      " + file + ", "), told);
    assertTrue(Files.readString(file).contains("public final class Flowers {"));
    Path conv = folder.resolve("conv");
    Cli.done("train", "digits", "--layers", "conv(2, 3) dense(10)", "--epochs", 1, "--out", conv);
    Cli refused = Cli.run("export", conv, "--java", folder.resolve("Conv.java"));
    assertEquals(2, refused.code());
    assertTrue(refused.err().startsWith("theta: layer 0: expected a dense layer, "), refused.err());
    assertTrue(Cli.done("export", conv, "--onnx", folder.resolve("c.onnx"))
        .out()
        .contains("image: uint8 [N, 8, 8, 1]"));
  }
}
