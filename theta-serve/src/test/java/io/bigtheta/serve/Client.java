package io.bigtheta.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks a server what a client would ask. */
final class Client {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;

  /** An answer. */
  record Reply(int status, byte[] body, HttpResponse<byte[]> whole) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }
  }

  Client(Serving serving) {
    server = serving.uri();
  }

  Reply get(String path, String... headers) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.resolve(path)).GET(), headers);
  }

  Reply post(String path, String body, String... headers) throws IOException, InterruptedException {
    return post(path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Reply post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(server.resolve(path))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        headers);
  }

  private Reply send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), response.body(), response);
  }
}
