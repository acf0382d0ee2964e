package io.bigtheta.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bigtheta.model.Model;
import io.bigtheta.run.result.PredictResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Open Inference Protocol: the requests in {@code oip} are those of Triton's own Python client, which sends no Content-Type. */
class InferTest {
  private static final String HEADER = "Inference-Header-Content-Length";

  @TempDir
  private static Path folder;

  private static Model iris;
  private static Model cities;
  private static Serving serving;
  private static Client client;
  private static PredictResult expected;

  @BeforeAll
  static void serve() throws Exception {
    iris = Samples.iris(7);
    cities = Samples.cities();
    serving = Samples.serve(
        Samples.written(iris, folder.resolve("iris.safetensors")).toString(),
        "cities=" + Samples.written(cities, folder.resolve("c/model.safetensors")));
    client = new Client(serving);
    expected = Samples.predicted(
        iris,
        "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n6.2,2.9,4.3,1.3\n");
  }

  @AfterAll
  static void close() throws Exception {
    serving.close();
  }

  /** Sends a request of the folder {@code oip} with exactly its headers. */
  private static Client.Reply sent(String name, String model) throws Exception {
    JsonNode head = new JsonMapper().readTree(Samples.resource("oip/" + name + ".headers.json"));
    List<String> headers = new ArrayList<>();
    head.path("headers").properties().forEach(field -> {
      headers.add(field.getKey());
      headers.add(field.getValue().asText());
    });
    return client.post(
        head.path("path").asText().replace("/iris/", "/" + model + "/"),
        Samples.resource("oip/" + name + ".request.bin"),
        headers.toArray(new String[0]));
  }

  private static float probability(int row, int col) {
    return expected.answers().get(row).output(col);
  }

  @Test
  void binary_tensors_are_answered_with_binary_tensors_that_have_the_bits_of_predict()
      throws Exception {
    Client.Reply reply = sent("fp32-defaults", "iris");
    assertEquals(200, reply.status(), reply::text);
    int header = Integer.parseInt(reply.header(HEADER));
    JsonNode json = new JsonMapper().readTree(reply.body(), 0, header);
    assertEquals("iris", json.path("model_name").asText());
    assertEquals("r-fp32-defaults", json.path("id").asText());
    JsonNode first = json.path("outputs").path(0);
    assertEquals(
        "probabilities FP32 [2,3] 24",
        first.path("name").asText() + " "
            + first.path("datatype").asText() + " " + first.path("shape") + " "
            + first.path("parameters").path("binary_data_size"));
    ByteBuffer data = ByteBuffer.wrap(reply.body(), header, reply.body().length - header)
        .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(
            Float.floatToRawIntBits(probability(i, j)), Float.floatToRawIntBits(data.getFloat()));
      }
    }
    for (int i = 0; i < 2; i++) {
      byte[] word = new byte[data.getInt()];
      data.get(word);
      assertEquals(
          expected.label(expected.answers().get(i)), new String(word, StandardCharsets.UTF_8));
    }
    assertEquals(0, data.remaining());
  }

  @Test
  void json_is_answered_with_json_that_has_the_bits_of_predict_and_only_what_is_wanted()
      throws Exception {
    Client.Reply reply = sent("fp32-json", "iris");
    assertEquals(200, reply.status(), reply::text);
    assertEquals("", reply.header(HEADER));
    JsonNode outputs = reply.json().path("outputs");
    assertEquals(1, outputs.size());
    for (int at = 0; at < 6; at++) {
      assertEquals(
          probability(at / 3, at % 3),
          Float.parseFloat(outputs.path(0).path("data").path(at).asText()));
    }
  }

  @Test
  void words_of_other_alphabets_are_taken() throws Exception {
    Client.Reply reply = sent("mixed-bytes-json", "cities");
    assertEquals(200, reply.status(), reply::text);
    JsonNode label = reply.json().path("outputs").path(0);
    assertEquals(
        "label BYTES [2]",
        label.path("name").asText() + " " + label.path("datatype").asText() + " "
            + label.path("shape"));
    PredictResult words = Samples.predicted(cities, "city\nBern\nŁódź\n");
    assertEquals(words.label(words.answers().get(0)), label.path("data").path(0).asText());
    assertEquals(words.label(words.answers().get(1)), label.path("data").path(1).asText());
    assertEquals("a", label.path("data").path(0).asText());
    assertEquals("b", label.path("data").path(1).asText());
  }

  @Test
  void the_two_most_probable_classes_come_as_texts() throws Exception {
    Client.Reply reply = sent("top2-classification", "iris");
    assertEquals(200, reply.status(), reply::text);
    JsonNode output = reply.json().path("outputs").path(0);
    assertEquals("[2,2]", output.path("shape").toString());
    assertEquals("BYTES", output.path("datatype").asText());
    String[] best = output.path("data").path(0).asText().split(":");
    int place = expected.place(expected.answers().get(0));
    assertEquals(probability(0, place), Float.parseFloat(best[0]));
    assertEquals(place, Integer.parseInt(best[1]));
    assertEquals("setosa", best[2]);
    float second = Float.parseFloat(output.path("data").path(1).asText().split(":")[0]);
    assertTrue(second <= probability(0, place) && second >= 0, () -> "second " + second);
  }

  @Test
  void the_order_of_the_fields_of_an_input_is_free() throws Exception {
    Client.Reply reply = client.post(
        "/v2/models/iris/infer",
        "{\"inputs\":[{\"data\":[[5.1,3.5],[1.4,0.2]],\"shape\":[1,4],\"name\":\"X\",\"datatype\":\"FP32\"}]}");
    assertEquals(200, reply.status(), reply::text);
    assertEquals(
        probability(0, 0),
        Float.parseFloat(
            reply.json().path("outputs").path(0).path("data").path(0).asText()));
  }

  @Test
  void columns_may_come_apart_and_of_other_types() throws Exception {
    StringBuilder body = new StringBuilder("{\"inputs\":[");
    String[] columns = {"petal_width", "sepal_length", "sepal_width", "petal_length"};
    String[] data = {"\"0.2\"", "5.1", "3.5", "1.4"};
    String[] types = {"BYTES", "FP64", "FP32", "FP32"};
    for (int j = 0; j < 4; j++) {
      body.append(j > 0 ? "," : "").append("{\"name\":\"").append(columns[j]);
      body.append("\",\"shape\":[1,1],\"datatype\":\"").append(types[j]);
      body.append("\",\"data\":[").append(data[j]).append("]}");
    }
    Client.Reply reply = client.post("/v2/models/iris/infer", body.append("]}").toString());
    assertEquals(200, reply.status(), reply::text);
    assertEquals(
        probability(0, 0),
        Float.parseFloat(
            reply.json().path("outputs").path(0).path("data").path(0).asText()));
  }

  @Test
  void a_model_says_what_it_takes_and_returns() throws Exception {
    JsonNode json = client.get("/v2/models/iris").json();
    assertEquals(
        "{\"name\":\"X\",\"datatype\":\"FP32\",\"shape\":[-1,4],\"parameters\":{\"labels\":[\"sepal_length\",\"sepal_width\",\"petal_length\",\"petal_width\"]}}",
        json.path("inputs").path(0).toString());
    assertEquals("[-1,3]", json.path("outputs").path(0).path("shape").toString());
    assertEquals(iris.network().digest(), json.path("parameters").path("digest").asText());
    String version = json.path("versions").path(0).asText();
    assertEquals(iris.network().digest().substring(0, 12), version);
    assertEquals(200, client.get("/v2/models/iris/versions/" + version).status());
    assertEquals(404, client.get("/v2/models/iris/versions/1").status());
    assertEquals(404, client.get("/v2/models/none").status());
  }

  @Test
  void the_server_says_its_extensions_and_that_it_is_ready() throws Exception {
    assertTrue(client.get("/v2").text().contains("\"binary_tensor_data\""));
    for (String path : List.of(
        "/v2/health/live", "/v2/health/ready", "/v2/models/iris/ready", "/ping", "/health")) {
      assertEquals(200, client.get(path).status(), path);
    }
  }

  private static void refused(String words, String body, String... headers) throws Exception {
    Client.Reply reply = client.post("/v2/models/iris/infer", body, headers);
    assertEquals(400, reply.status(), reply::text);
    assertEquals(words, reply.json().path("error").asText());
  }

  private static String x(String rest) {
    return "{\"inputs\":[{\"name\":\"X\",\"datatype\":\"FP32\"," + rest + "}]}";
  }

  @Test
  void what_is_wrong_is_said_in_one_sentence() throws Exception {
    refused(
        "input \"X\": expected data for the shape [1, 4], got 3 elements",
        x("\"shape\":[1,4],\"data\":[1,2,3]"));
    refused("X: expected [rows, 4], got [1, 3]", x("\"shape\":[1,3],\"data\":[1,2,3]"));
    refused(
        "input \"X\": shape: expected sizes of at least 0, got [-1, 4]",
        x("\"shape\":[-1,4],\"data\":[1,2,3,4]"));
    refused(
        "input \"X\": expected 16 bytes of binary data, got 0 bytes",
        x("\"shape\":[1,4],\"parameters\":{\"binary_data_size\":16}"));
    refused("inputs: expected at least one, got none", "{\"inputs\":[]}");
    refused("body: expected a JSON object, got something else", "[1]");
    refused(
        "datatype: expected one of BOOL, UINT8, UINT16, UINT32, UINT64, INT8, INT16, INT32, INT64, FP16, FP32, FP64, BYTES, got \"FLOAT\"",
        x("\"shape\":[1,4],\"data\":[1,2,3,4]").replace("FP32", "FLOAT"));
    refused(
        "inputs: expected X; or sepal_length, sepal_width, petal_length, petal_width, got Y",
        x("\"shape\":[1,4],\"data\":[1,2,3,4]").replace("\"X\"", "\"Y\""));
    refused(
        "outputs: expected one of probabilities, label, got \"logits\"",
        x("\"shape\":[1,4],\"data\":[1,2,3,4]")
            .replace("]}]}", "]}],\"outputs\":[{\"name\":\"logits\"}]}"));
    refused("Inference-Header-Content-Length: expected from 0 to 2, got 9", "{}", HEADER, "9");
    refused(
        "row 1, column \"sepal_width\": expected a number, got \"wide\"; correct the cell, or leave it out if it is missing",
        x("\"shape\":[1,4],\"data\":[1,\"wide\",3,4]"));
  }
}
