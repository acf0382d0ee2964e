package io.bigtheta.cli;

import static io.bigtheta.cli.JsonShape.fits;
import static io.bigtheta.cli.JsonShape.refusesSlips;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.run.folder.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code theta import}: what other programs trained goes on here. The files are those of make.py beside them. */
class ImportTest {
  private static final Path TORCH = Path.of("src/test/resources/io/bigtheta/cli/torch");
  private static final Path FLOWERS = TORCH.resolve("flowers.safetensors");
  private static final Path ONNX =
      Path.of("src/test/resources/io/bigtheta/cli/onnx/iris-scaler-mlp-string-labels.onnx");
  private static final String LAYERS = "dense(6) batch-norm activate(gelu) dense(3)";

  @TempDir
  private static Path folder;

  private static Path csv;
  private static Path flowers;
  private static String told;

  @BeforeAll
  static void flowers() throws IOException {
    csv = Cli.flowers(folder);
    flowers = folder.resolve("flowers.safetensors");
    told = Cli.done(
            "import",
            FLOWERS,
            "--input",
            2,
            "--layers",
            LAYERS,
            "--labels",
            "rose,lily,aster",
            "--columns",
            "length,width",
            "--mean",
            "1.3,3.2",
            "--std",
            "0.8,0.9",
            "--out",
            flowers)
        .out();
  }

  @Test
  void itSaysWhichTensorIsWhereAndWhatIsAssumed() {
    assertTrue(told.startsWith("written      " + flowers + "\nblueprint    2 dense(6) "), told);
    assertTrue(told.contains("\nclasses      rose, lily, aster\n"), told);
    assertTrue(told.contains("\nlayer.1.running-mean      is 1.running_mean\n"), told);
    assertTrue(
        told.contains(
            "\nnote         left out, as they hold whole numbers of type I64: 1.num_batches_tracked\n"),
        told);
    assertTrue(told.contains("\nnote         the outputs are taken as logits of classes\n"), told);
    assertTrue(Cli.done("inspect", flowers)
        .out()
        .contains("\nmade from    PyTorch, flowers.safetensors\n"));
  }

  @Test
  void aTableIsAnsweredAsInPyTorch() {
    JsonNode answers = Cli.done("predict", flowers, csv, "--json").json();
    assertEquals(0.99792469, answers.at("/0/probabilities/rose").asDouble(), 1e-5);
    assertEquals(0.99541301, answers.at("/1/probabilities/lily").asDouble(), 1e-5);
    assertEquals(0.00090314, answers.at("/2/probabilities/lily").asDouble(), 1e-5);
  }

  @Test
  void aPictureIsAnsweredAsInPyTorch() {
    Path model = folder.resolve("picture.safetensors");
    Cli.done(
        "import",
        TORCH.resolve("picture.safetensors"),
        "--input",
        "3x8x8",
        "--layers",
        "conv(4, 3, padding=valid) batch-norm activate(relu) max-pool(2) dense(3)",
        "--mean",
        "0.485,0.456,0.406",
        "--std",
        "0.229,0.224,0.225",
        "--out",
        model);
    JsonNode answers =
        Cli.done("predict", model, TORCH.resolve("picture.png"), "--json").json();
    assertEquals(0.32016948, answers.at("/0/probabilities/0").asDouble(), 1e-5);
    assertEquals(0.57339013, answers.at("/0/probabilities/2").asDouble(), 1e-5);
  }

  @Test
  void trainingGoesOnHere() throws IOException {
    Path on = folder.resolve("on");
    Cli.done("train", csv, "--target", "kind", "--from", flowers, "--epochs", 2, "--out", on);
    assertEquals("2 " + LAYERS, Models.read(on).network().blueprint().text());
  }

  @Test
  void aGraphThatIsAChainBecomesAModel() throws IOException {
    Path model = folder.resolve("iris.safetensors");
    JsonNode json = fits(
        "import.json",
        "import",
        ONNX,
        "--labels",
        "a,b,c",
        "--columns",
        "sl,sw,pl,pw",
        "--out",
        model,
        "--json");
    refusesSlips("import.json", json);
    Path rows = Files.writeString(folder.resolve("iris.csv"), "pw,sl,sw,pl\n0.2,5.1,3.5,1.4\n");
    assertEquals(
        "a", Cli.done("predict", model, rows, "--json").json().at("/0/label").asText());
  }

  @Test
  void weightsAsJsonNameTheirSources() {
    JsonNode json = fits(
        "import.json",
        "import",
        FLOWERS,
        "--input",
        2,
        "--layers",
        LAYERS,
        "--out",
        folder.resolve("j.safetensors"),
        "--json");
    refusesSlips("import.json", json);
    assertEquals("layer.0.weight", json.at("/sources/0/block").asText());
    assertEquals("0.weight", json.at("/sources/0/tensor").asText());
  }

  @Test
  void refusalsAreOneLineAndNothingIsWritten() throws IOException {
    refused(
        "--layers: expected the layers of the network, such as \"dense(64, activation=relu) dense(10)\", got nothing; a file of weights does not say it");
    refused(
        "--input: expected the shape of an input, such as 4 or 1x28x28, got nothing; a file of weights does not say it",
        "--layers",
        LAYERS);
    refused(
        "--input: expected a size such as 784 or 1x28x28, got \"3by2\"",
        "--layers",
        LAYERS,
        "--input",
        "3by2");
    refused(
        "--labels: expected 3 names, as many as the model has, got 2",
        "--layers",
        LAYERS,
        "--input",
        "2",
        "--labels",
        "a,b");
    refused(
        "--labels: expected different names with commas between them, got \"a,,b\"",
        "--layers",
        LAYERS,
        "--input",
        "2",
        "--labels",
        "a,,b");
    refused(
        "--std: expected one number, or one for each of 2 inputs, got 3",
        "--layers",
        LAYERS,
        "--input",
        "2",
        "--std",
        "1,1,1");
    refused(
        "--std: expected numbers > 0, got [0.0]", "--layers", LAYERS, "--input", "2", "--std", "0");
    refused(
        "--loss: expected a loss for numbers, got cross-entropy; leave --task or --loss out",
        "--layers",
        LAYERS,
        "--input",
        "2",
        "--task",
        "numbers",
        "--loss",
        "cross-entropy");
    refused(
        "--map: expected two names as layer.0=features.0, got \"layer.0\"",
        "--layers",
        LAYERS,
        "--input",
        "2",
        "--map",
        "layer.0");
    refused(
        "--map: expected for layer.0 one of the modules 0, 1, 3, got fc",
        "--layers",
        LAYERS,
        "--input",
        "2",
        "--map",
        "layer.0=fc");
    refused(
        FLOWERS
            + ": expected tensors for layer.0 dense(6) (weight [6, 3], bias [6] or none), got 0 (bias [6], weight [6, 2]);"
            + " check the layers and the input; --map helps only where the shapes meet",
        "--layers",
        LAYERS,
        "--input",
        "3");
    Path zip = Files.write(folder.resolve("net.pt"), new byte[] {'P', 'K', 3, 4});
    assertTrue(
        Cli.run("import", zip, "--layers", LAYERS, "--input", 2, "--out", folder.resolve("no"))
            .err()
            .endsWith("save_file(model.state_dict(), \"model.safetensors\")\n"));
    assertEquals(
        "theta: --layers: expected none for an ONNX file, got one; the file says it itself; leave it out\n",
        Cli.run("import", ONNX, "--layers", LAYERS, "--out", folder.resolve("no"))
            .err());
    assertEquals(
        "theta: --out: expected a new file, got " + csv + ", which exists; give another name\n",
        Cli.run("import", ONNX, "--out", csv).err());
    assertFalse(Files.exists(folder.resolve("no")));
  }

  private static void refused(String message, String... options) {
    Object[] words = new Object[4 + options.length];
    words[0] = "import";
    words[1] = FLOWERS;
    words[2] = "--out";
    words[3] = folder.resolve("no");
    System.arraycopy(options, 0, words, 4, options.length);
    Cli cli = Cli.run(words);
    assertEquals("theta: " + message + "\n", cli.err());
    assertEquals(2, cli.code());
  }
}
