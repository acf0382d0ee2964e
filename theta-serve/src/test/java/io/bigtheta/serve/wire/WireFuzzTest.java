package io.bigtheta.serve.wire;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Ensemble;
import io.bigtheta.serve.model.Answer;
import io.bigtheta.serve.model.Servable;
import io.bigtheta.serve.model.ThetaServable;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Gives the readers of requests whole bodies with a few bytes changed, doubled or lost, and asks the model for what they read.
 * There is an answer or one line of refusal, never anything else.
 */
class WireFuzzTest {
  private static final int ROUNDS = Integer.getInteger("theta.fuzz", 2_000);
  private static final byte[] SPICE =
      "0123456789-+.eE,;\t\n\"{}[]:\\\0\u007F".getBytes(StandardCharsets.UTF_8);
  private static final String COLUMNS =
      "\"sepal_length\",\"sepal_width\",\"petal_length\",\"petal_width\",\"soil\"";

  private static Servable model;

  @BeforeAll
  static void read() throws IOException {
    byte[] file = resource("flowers.safetensors");
    model = new ThetaServable(new Ensemble(List.of(ModelFile.read(file))));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = WireFuzzTest.class.getResourceAsStream("/io/bigtheta/serve/" + name)) {
      return in.readAllBytes();
    }
  }

  private interface Asking {
    void ask(byte[] body) throws IOException;
  }

  private static void fuzz(String body, Asking asking) throws IOException {
    fuzz(body.getBytes(StandardCharsets.UTF_8), asking);
  }

  private static void fuzz(byte[] whole, Asking asking) throws IOException {
    asking.ask(whole); // as it is, it is answered
    Random random = new Random(whole.length);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = changed(whole, random);
      try {
        asking.ask(body);
      } catch (Refusal e) {
        if (e.getMessage().lines().count() != 1) {
          throw new AssertionError("more than a line: " + e.getMessage());
        }
      } catch (IOException | RuntimeException e) {
        throw new AssertionError(
            "round " + round + ": " + new String(body, StandardCharsets.ISO_8859_1), e);
      }
    }
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] body = whole.clone();
    for (int k = 0; k <= random.nextInt(3); k++) {
      int at = random.nextInt(body.length);
      switch (random.nextInt(4)) {
        case 0 -> body[at] = (byte) random.nextInt(256);
        case 1 -> body[at] = SPICE[random.nextInt(SPICE.length)];
        case 2 -> body = Arrays.copyOf(body, Math.max(1, at));
        default -> {
          int length = Math.min(body.length - at, 1 + random.nextInt(20));
          byte[] longer = Arrays.copyOf(body, body.length + length);
          System.arraycopy(body, at, longer, at + length, body.length - at);
          body = longer;
        }
      }
    }
    return body;
  }

  private static void infer(byte[] body, int header) throws IOException {
    InferRequest request =
        InferRequest.read(body, Math.min(header, body.length), model.signatures());
    Answer answer = model.infer(request.inputs());
    InferReply.of("m", "v", request, answer, model.outputs());
  }

  private static void rows(byte[] body) throws IOException {
    RowsRequest request = RowsRequest.read(body, model, RowsRequest.Shape.MLFLOW);
    RowsReply.rows(model.infer(request.inputs()));
  }

  @Test
  void tensors_survive_any_bytes() throws IOException {
    StringBuilder head = new StringBuilder("{\"id\":\"a\",\"inputs\":[");
    for (String name : COLUMNS.split(",")) {
      boolean word = name.equals("\"soil\"");
      head.append("{\"name\":").append(name).append(",\"shape\":[2,1],\"datatype\":\"");
      head.append(
          word
              ? "BYTES\",\"data\":[\"meadow\",null]}"
              : "FP32\",\"parameters\":{\"binary_data_size\":8}},");
    }
    head.append(
        "],\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"classification\":2}},{\"name\":\"label\"}]}");
    byte[] json = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(json, json.length + 32);
    fuzz(whole, body -> infer(body, json.length));
    fuzz(whole, body -> infer(body, body.length - 32));
  }

  @Test
  void rows_survive_any_bytes() throws IOException {
    String row = "[5.1,3.5e0,1.4,null,\"meadow\"]";
    fuzz("{\"instances\":[" + row + "," + row + "]}", WireFuzzTest::rows);
    fuzz(
        "{\"dataframe_split\":{\"columns\":[" + COLUMNS + "],\"data\":[" + row + "]}}",
        WireFuzzTest::rows);
    fuzz(
        "{\"dataframe_records\":[{\"sepal_length\":5.1,\"soil\":\"shore\"},{\"soil\":8,\"petal_width\":NaN}]}",
        WireFuzzTest::rows);
    fuzz(
        "{\"inputs\":{\"sepal_length\":[5.1],\"sepal_width\":[[3]],\"petal_length\":[1],\"petal_width\":[null],\"soil\":[\"x\"]}}",
        WireFuzzTest::rows);
  }
}
