package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that other programs wrote, named as models of Theta are. */
class OnnxCommandTest {
  private static final Path MODELS = Path.of("src/test/resources/io/bigtheta/cli/onnx");
  private static final Path IRIS = MODELS.resolve("iris-scaler-mlp-string-labels.onnx");
  private static final Path MIXED =
      MODELS.resolve("mixed-imputer-scaler-onehot-mlp-zipmap-opset12.onnx");

  @TempDir
  private Path folder;

  private Path flowers;

  @BeforeEach
  void rows() throws IOException {
    flowers = Files.writeString(
        folder.resolve("flowers.csv"),
        "sepal length,sepal width,petal length,petal width,species\n"
            + "5.1,3.5,1.4,0.2,setosa\n6.3,3.3,6.0,2.5,virginica\n5.7,2.8,4.1,1.3,versicolor\n");
  }

  @Test
  void aPipelineOfScikitLearnPredictsRowsByTheNamesOfItsColumns() throws IOException {
    Path rows = Files.writeString(
        folder.resolve("rows.csv"),
        "job,city,income,age\na,Oslo,73369.15625,\na,Nowhere,41650.69140625,38.41474151611328\n");

    Cli cli = Cli.done("predict", MIXED, rows, "--json");

    JsonNode answers = cli.json();
    assertEquals("no", answers.at("/0/label").asText());
    assertEquals(
        0.42421142, answers.at("/0/probabilities/yes").asDouble(), 1e-6); // as scikit-learn says
    assertEquals(0.25457573, answers.at("/1/probabilities/yes").asDouble(), 1e-6);
    assertTrue(cli.err().contains("a word the model never saw (Nowhere)"), cli.err());
  }

  @Test
  void columnsWithoutNamesAreTakenInTheirOrder() throws IOException {
    Cli refused = Cli.run("predict", IRIS, flowers);
    assertEquals(2, refused.code());
    assertEquals(
        "theta: " + flowers
            + ": expected 4 columns, as the model knows them by place alone, got 5: sepal length, sepal width,"
            + " petal length, petal width, species; leave out columns that are no inputs; the others are taken in their order\n",
        refused.err());

    JsonNode json =
        Cli.done("evaluate", IRIS, flowers, "--target", "species", "--json").json();
    assertEquals(3, json.get("rows").asInt());
  }

  @Test
  void inspectShowsTheFileAndTheLayersAndWhatIsAssumed() {
    String text = Cli.done("inspect", MODELS.resolve("cnn-maxpool.onnx")).out();

    assertTrue(text.contains("takes        x: float [batch, 1, 28, 28]\n"), text);
    assertTrue(
        text.contains("\nblueprint    1x28x28 conv(8, 3, activation=relu) max-pool(2)"), text);
    assertTrue(text.contains("\nassumed      pixels go in as 0 for black to 1 for white"), text);
  }

  @Test
  void aRefusedFileIsOneLine() {
    Cli cli = Cli.run("predict", MODELS.resolve("cycle.onnx"), flowers);

    assertEquals(2, cli.code());
    assertEquals(
        "theta: cycle.onnx: graph: expected nodes in an order, got Add that makes \"a\" that needs its own output\n",
        cli.err());
  }

  @Test
  void aModelFromElsewhereLearnsOnAndIsPruned() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c,d,e,f,g,h,i,j,k,l,m,y\n");
    for (int i = 0; i < 80; i++) {
      for (int j = 0; j < 13; j++) {
        text.append(i * (j + 3) % 17 / 10.0).append(',');
      }
      text.append(i % 17 / 5.0).append('\n');
    }
    Path table = Files.writeString(folder.resolve("numbers.csv"), text);
    Path out = folder.resolve("run");

    Cli cli = Cli.run(
        "train",
        table,
        "--target",
        "y",
        "--from",
        MODELS.resolve("mlp-bn-dropout-tanh.onnx"),
        "--epochs",
        2,
        "--out",
        out);

    assertEquals(0, cli.code(), cli.err());
    assertTrue(Files.exists(out.resolve("model.safetensors")));
  }
}
