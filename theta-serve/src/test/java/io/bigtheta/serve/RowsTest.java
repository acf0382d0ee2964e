package io.bigtheta.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.model.Model;
import io.bigtheta.run.result.PredictResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows as TensorFlow Serving and MLflow write them: every answer has the bits of {@code theta predict}. */
class RowsTest {
  private static final String[] COLUMNS = {
    "sepal_length", "sepal_width", "petal_length", "petal_width"
  };

  @TempDir
  private static Path folder;

  private static Model iris;
  private static Model digits;
  private static Model flowers;
  private static Serving serving;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    iris = Samples.iris(7);
    digits = Samples.digits();
    flowers = io.bigtheta.io.ModelFile.read(java.nio.file.Files.write(
        folder.resolve("flowers.safetensors"), Samples.resource("flowers.safetensors")));
    serving = Samples.serve(
        Samples.written(iris, folder.resolve("iris.safetensors")).toString(),
        Samples.written(digits, folder.resolve("digits.safetensors")).toString(),
        folder.resolve("flowers.safetensors").toString());
    client = new Client(serving);
  }

  @AfterAll
  static void close() throws Exception {
    serving.close();
  }

  private static void same(PredictResult expected, JsonNode predictions) {
    assertEquals(expected.answers().size(), predictions.size(), predictions::toString);
    for (int i = 0; i < predictions.size(); i++) {
      PredictResult.Answer answer = expected.answers().get(i);
      JsonNode one = predictions.path(i);
      assertEquals(expected.label(answer), one.path("label").asText());
      for (int j = 0; j < expected.labels().size(); j++) {
        String text = one.path("probabilities").path(j).asText();
        assertEquals(answer.output(j), Float.parseFloat(text), "row " + i + ", class " + j);
      }
    }
  }

  private static JsonNode asked(String path, String body, String... headers) throws Exception {
    Client.Reply reply = client.post(path, body, headers);
    assertEquals(200, reply.status(), reply::text);
    return reply.json().path("predictions");
  }

  private static String arrays(List<String> rows) {
    return "[[" + String.join("],[", rows) + "]]";
  }

  private static String objects(List<String> rows) {
    List<String> all = new ArrayList<>();
    for (String row : rows) {
      String[] cells = row.split(",", -1);
      StringBuilder one = new StringBuilder();
      for (int j = cells.length - 1; j >= 0; j--) { // the order of names is free
        one.append(one.isEmpty() ? "{" : ",").append('"').append(COLUMNS[j]).append("\":");
        one.append(cells[j]);
      }
      all.add(one.append('}').toString());
    }
    return "[" + String.join(",", all) + "]";
  }

  @Test
  void all_flowers_in_every_shape_have_the_bits_of_predict() throws Exception {
    List<String> rows = Samples.irisRows();
    assertEquals(150, rows.size());
    String header = String.join(",", COLUMNS);
    String table = header + "\n" + String.join("\n", rows) + "\n";
    PredictResult expected = Samples.predicted(iris, table);
    String predict = "/v1/models/iris:predict";
    String invoke = "/invocations?model=iris";
    String names = "[\"" + header.replace(",", "\",\"") + "\"]";
    same(expected, asked(predict, "{\"instances\":" + arrays(rows) + "}"));
    same(expected, asked(predict, "{\"instances\":" + objects(rows) + "}"));
    same(expected, asked(invoke, "{\"instances\":" + objects(rows) + "}"));
    same(expected, asked(invoke, "{\"inputs\":" + arrays(rows) + "}"));
    same(expected, asked(invoke, "{\"dataframe_records\":" + objects(rows) + "}"));
    same(
        expected,
        asked(
            invoke,
            "{\"dataframe_split\":{\"columns\":" + names + ",\"data\":" + arrays(rows) + "}}"));
    same(
        expected,
        asked(
            invoke,
            "{\"dataframe_split\":{\"data\":" + arrays(rows) + ",\"columns\":" + names + "}}"));
    same(expected, asked(invoke, table, "Content-Type", "text/csv; charset=utf-8"));
    same(expected, asked(predict, table, "Content-Type", "text/csv"));
    String curl = "application/x-www-form-urlencoded";
    same(expected, asked(predict, "{\"instances\":" + arrays(rows) + "}", "Content-Type", curl));
  }

  @Test
  void inputs_by_columns_are_answered_by_outputs() throws Exception {
    Client.Reply reply = client.post(
        "/v1/models/iris:predict",
        "{\"inputs\":{\"sepal_length\":[5.1,6.2],\"sepal_width\":[[3.5],[2.9]],\"petal_length\":[1.4,4.3],\"petal_width\":[0.2,1.3]}}");
    assertEquals(200, reply.status(), reply::text);
    PredictResult expected =
        Samples.predicted(iris, String.join(",", COLUMNS) + "\n5.1,3.5,1.4,0.2\n6.2,2.9,4.3,1.3\n");
    JsonNode outputs = reply.json().path("outputs");
    for (int i = 0; i < 2; i++) {
      assertEquals(
          expected.answers().get(i).output(2),
          Float.parseFloat(outputs.path("probabilities").path(i).path(2).asText()));
      assertEquals(
          expected.label(expected.answers().get(i)),
          outputs.path("label").path(i).asText());
    }
  }

  @Test
  void numbers_are_rounded_once_as_in_a_file() throws Exception {
    // between two float32 numbers, where a double in between would round to the other one
    String[] hard = {"1.00000017881393432617187499", "7.038531E-26", "16777217", "3.4028234e38"};
    for (String number : hard) {
      String row = number + ",3.5,1.4,0.2";
      PredictResult expected =
          Samples.predicted(iris, String.join(",", COLUMNS) + "\n" + row + "\n");
      same(expected, asked("/v1/models/iris:predict", "{\"instances\":[[" + row + "]]}"));
      same(
          expected,
          asked("/v1/models/iris:predict", "{\"instances\":" + objects(List.of(row)) + "}"));
    }
  }

  @Test
  void null_and_a_bare_nan_and_a_column_left_out_are_missing_and_said() throws Exception {
    PredictResult expected =
        Samples.predicted(iris, String.join(",", COLUMNS) + "\n5.1,,1.4,0.2\n");
    for (String body : List.of(
        "{\"instances\":[[5.1,null,1.4,0.2]]}",
        "{\"instances\":[[5.1,NaN,1.4,0.2]]}",
        "{\"instances\":[[5.1,\"NA\",\"1.4\",0.2]]}",
        "{\"instances\":[{\"sepal_length\":5.1,\"petal_length\":1.4,\"petal_width\":0.2}]}")) {
      Client.Reply reply = client.post("/v1/models/iris:predict", body);
      assertEquals(200, reply.status(), reply::text);
      same(expected, reply.json().path("predictions"));
      assertEquals(
          "[\"1 cell in column \\\"sepal_width\\\" is empty, as none was in training\"]",
          reply.header("Theta-Notes"),
          body);
    }
  }

  @Test
  void words_and_numbers_go_together_and_unknown_words_are_said() throws Exception {
    String table =
        "sepal_length,sepal_width,petal_length,petal_width,soil\n5.1,3.5,1.4,0.2,MEADOW\n6.2,2.9,,1.3,moon\n";
    PredictResult expected = Samples.predicted(flowers, table);
    String body =
        "{\"instances\":[{\"soil\":\"MEADOW\",\"sepal_length\":5.1,\"sepal_width\":3.5,\"petal_length\":1.4,\"petal_width\":0.2},"
            + "{\"sepal_length\":\"6.2\",\"sepal_width\":2.9,\"petal_length\":null,\"petal_width\":1.3,\"soil\":\"moon\"}]}";
    Client.Reply reply = client.post("/v1/models/flowers:predict", body);
    assertEquals(200, reply.status(), reply::text);
    same(expected, reply.json().path("predictions"));
    assertTrue(reply.header("Theta-Notes").contains("(moon)"), reply.header("Theta-Notes"));
    Client.Reply csv = client.post("/v1/models/flowers:predict", table, "Content-Type", "text/csv");
    same(expected, csv.json().path("predictions"));
    assertTrue(csv.header("Theta-Notes").contains("(moon)"), csv.header("Theta-Notes"));
  }

  @Test
  void pictures_come_as_a_body_and_in_base64() throws Exception {
    for (String name : List.of("scan-5.png", "exif-6-5.jpg")) {
      byte[] file = Samples.resource(name);
      PredictResult expected = Samples.predicted(digits, file);
      Client.Reply body =
          client.post("/invocations?model=digits", file, "Content-Type", "image/png");
      assertEquals(200, body.status(), body::text);
      same(expected, body.json().path("predictions"));
      String text = Base64.getEncoder().encodeToString(file);
      for (String row : List.of(
          "\"" + text + "\"",
          "\"data:image/png;base64," + text + "\"",
          "{\"b64\":\"" + text + "\"}",
          "{\"image\":{\"b64\":\"" + text + "\"}}",
          "{\"image\":\"" + text + "\"}")) {
        String instances = "{\"instances\":[" + row + "]}";
        same(expected, asked("/v1/models/digits:predict", instances));
      }
      Client.Reply tensor = client.post(
          "/v2/models/digits/infer",
          "{\"inputs\":[{\"name\":\"image\",\"shape\":[1,1],\"datatype\":\"BYTES\",\"data\":[\""
              + text + "\"]}]}");
      assertEquals(
          expected.label(expected.answers().get(0)),
          tensor.json().path("outputs").path(1).path("data").path(0).asText());
    }
  }

  @Test
  void pixels_come_flat_or_in_rows() throws Exception {
    StringBuilder flat = new StringBuilder();
    StringBuilder square = new StringBuilder();
    byte[] raw = new byte[64];
    for (int i = 0; i < 64; i++) {
      raw[i] = (byte) (i % 17);
      flat.append(i > 0 ? "," : "").append(i % 17);
      square.append(i % 8 == 0 ? (i > 0 ? "],[" : "[") : ",").append(i % 17).append(".0");
    }
    float expected = digits.predictor().predict(raw).get(0, 3);
    for (String row : List.of("[" + flat + "]", "[" + square + "]]")) {
      JsonNode one =
          asked("/v1/models/digits:predict", "{\"instances\":[" + row + "]}").path(0);
      assertEquals(expected, Float.parseFloat(one.path("probabilities").path(3).asText()));
    }
  }

  private static void refused(String words, String model, String body) throws Exception {
    Client.Reply reply = client.post("/v1/models/" + model + ":predict", body);
    assertEquals(400, reply.status(), reply::text);
    assertEquals(words, reply.json().path("error").asText());
  }

  @Test
  void what_is_wrong_is_said_in_one_sentence() throws Exception {
    refused("body: expected one of inputs, instances, got none of them", "iris", "{}");
    refused(
        "row 2, input \"X\": expected 4 elements, got 3",
        "iris",
        "{\"instances\":[[1,2,3,4],[1,2,3]]}");
    refused(
        "row 2: expected a row like the ones before it, got one of another form",
        "iris",
        "{\"instances\":[{\"sepal_length\":1},[1,2,3,4]]}");
    refused(
        "row 1: expected the inputs sepal_length, sepal_width, petal_length, petal_width, got sepal_lenght and no sepal_length; correct the names",
        "iris",
        "{\"instances\":[{\"sepal_width\":1,\"petal_width\":2,\"petal_length\":1,\"sepal_lenght\":3}]}");
    refused(
        "row 1, pixel 0: expected a whole number in 0 … 255, got 0.5",
        "digits",
        "{\"instances\":[[0.5" + ",0".repeat(63) + "]]}");
    refused(
        "input \"image\": expected a file in Base64, got another text",
        "digits",
        "{\"instances\":[\"=\"]}");
    refused(
        "row 1, column \"sepal_length\": expected a number within ±3.4e38, got \"1e39\"; correct the cell, or leave it out if it is missing",
        "iris",
        "{\"instances\":[[\"1e39\",1,1,1]]}");
    assertEquals(
        415,
        client.post("/invocations?model=iris", "x", "Content-Type", "text/html").status());
    assertEquals(
        415,
        client.post("/invocations?model=iris", "x", "Content-Encoding", "gzip").status());
    Client.Reply several = client.post("/invocations", "{\"instances\":[]}");
    assertEquals(
        "model: expected one of iris, digits, flowers in the query, as ?model=NAME, got none",
        several.json().path("error").asText());
    Client.Reply none = client.post("/v1/models/tulips:predict", "{}");
    assertEquals(404, none.status());
    assertEquals(
        "model: expected one of iris, digits, flowers, got \"tulips\"",
        none.json().path("error").asText());
    Client.Reply csv = client.post(
        "/invocations?model=iris",
        "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "text/csv");
    assertEquals(400, csv.status());
    assertEquals(
        "body: expected a column \"sepal_length\", got the columns a, b",
        csv.json().path("error").asText());
  }
}
