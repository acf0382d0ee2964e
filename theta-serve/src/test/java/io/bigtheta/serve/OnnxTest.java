package io.bigtheta.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of other programs are served with their own inputs and outputs. */
class OnnxTest {
  private static final double NEAR = 1e-5;

  /** A row, and what PyTorch answers. */
  private static final String ROW =
      "-0.7351417541503906, -0.22398898005485535, -0.7954691052436829, -2.133930206298828";

  private static final double[] ANSWER = {0.365390718, 0.407281131, 0.227328107};

  @TempDir
  private static Path folder;

  private static Serving serving;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    serving = Samples.serve(
        Files.write(folder.resolve("mixed.onnx"), Samples.resource("mixed.onnx"))
            .toString(),
        Files.write(folder.resolve("fixed.onnx"), Samples.resource("fixed.onnx"))
            .toString());
    client = new Client(serving);
  }

  @AfterAll
  static void close() throws Exception {
    serving.close();
  }

  @Test
  void rowsByNameAreAnsweredAsScikitLearnAnswers() throws Exception {
    JsonNode answers = client
        .post(
            "/v1/models/mixed:predict",
            "{\"instances\": [{\"age\": null, \"income\": 73369.15625, \"city\": \"Oslo\", \"job\": \"a\"},"
                + " {\"age\": 38.41474151611328, \"income\": 41650.69140625, \"city\": \"Nowhere\", \"job\": \"a\"}]}",
            "Content-Type",
            "application/json")
        .json()
        .path("predictions");

    assertEquals("no", answers.at("/0/output_label").asText());
    assertEquals(0.42421142, answers.at("/0/output_probability/1").asDouble(), NEAR);
    assertEquals(0.25457573, answers.at("/1/output_probability/1").asDouble(), NEAR);
  }

  @Test
  void tensorsHaveTheNamesOfTheFile() throws Exception {
    JsonNode about = client.get("/v2/models/mixed").json();
    assertEquals("onnx", about.path("platform").asText());
    assertEquals("age", about.at("/inputs/0/name").asText());
    assertEquals("BYTES", about.at("/inputs/2/datatype").asText());
    assertEquals("yes", about.at("/outputs/1/parameters/labels/1").asText());
  }

  /** The file says a batch of five; seven rows are two batches, of which the second is filled up. */
  @Test
  void aFixedBatchTakesAnyNumberOfRows() throws Exception {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      data.append(i == 0 ? "" : ",").append(ROW);
    }
    String body =
        "{\"inputs\": [{\"name\": \"input\", \"datatype\": \"FP32\", \"shape\": [7, 4], \"data\": ["
            + data + "]}]}";

    JsonNode output = client.post("/v2/models/fixed/infer", body).json().at("/outputs/0");

    assertEquals("softmax", output.path("name").asText());
    assertEquals(21, output.path("data").size());
    for (int i = 0; i < 21; i++) {
      assertEquals(ANSWER[i % 3], output.path("data").get(i).asDouble(), NEAR, "element " + i);
    }
  }

  @Test
  void aMissingInputIsNamed() throws Exception {
    Client.Reply reply = client.post(
        "/v2/models/fixed/infer",
        "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [1, 4], \"data\": [1, 2, 3, 4]}]}");

    assertEquals(400, reply.status());
  }
}
