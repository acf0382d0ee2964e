package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class FlowersTest {
  @Test
  void namesTheFlowerOverHttp() throws Exception {
    try (ConfigurableApplicationContext context =
        SpringApplication.run(Flowers.class, "--server.port=0")) {
      String port = context.getEnvironment().getProperty("local.server.port");
      HttpResponse<String> answer = HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/flowers"))
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"sepal_length\":6.8,\"sepal_width\":3.1,\"petal_length\":5.8,\"soil\":\"shore\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertEquals(200, answer.statusCode(), answer::body);
      assertTrue(answer.body().startsWith("{\"species\":\"virginica\""), answer::body);
    }
  }
}
