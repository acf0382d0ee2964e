package org.example;

import io.bigtheta.http.Address;
import io.bigtheta.serve.Serving;
import io.bigtheta.serve.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Opens the prediction server with a model of flowers and asks it over HTTP: it names 2 of 2 flowers rightly. */
public final class Server {
  private static final String ROWS = """
      {"instances": [
        {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2, "soil": "meadow"},
        {"sepal_length": 6.8, "sepal_width": 3.1, "petal_length": 5.8, "petal_width": null, "soil": "shore"}
      ]}
      """;

  private Server() {}

  /** Takes the model file; {@code flowers.safetensors} unless given. */
  public static void main(String... args) throws Exception {
    String model = "flowers=" + (args.length > 0 ? args[0] : "flowers.safetensors");
    // port 0 is any free one
    Settings settings = Settings.of(List.of(model), Address.local(0));
    try (Serving serving = Serving.open(settings)) {
      System.out.println("serving at " + serving.uri());
      URI predict = serving.uri().resolve("/v1/models/flowers:predict");
      HttpResponse<String> answer = HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(predict)
                  .POST(HttpRequest.BodyPublishers.ofString(ROWS))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      System.out.println(answer.body());
      if (!answer.body().matches(".*\"label\":\"setosa\".*\"label\":\"virginica\".*")) {
        throw new IllegalStateException(
            "labels: expected setosa and virginica, got " + answer.body());
      }
    }
  }
}
