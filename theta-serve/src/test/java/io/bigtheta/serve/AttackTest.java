package io.bigtheta.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers try who mean no good. After each attack the server still answers. */
class AttackTest {
  private static final String HEADER = "Inference-Header-Content-Length";

  @TempDir
  private static Path folder;

  private static Serving serving;
  private static Client client;

  @BeforeAll
  static void serve() throws Exception {
    serving = Samples.serve(
        Samples.written(Samples.iris(7), folder.resolve("iris.safetensors")).toString());
    client = new Client(serving);
  }

  @AfterEach
  void it_still_answers() throws Exception {
    assertEquals(
        200,
        client.post("/v1/models/iris:predict", "{\"instances\":[[1,2,3,4]]}").status());
  }

  @AfterAll
  static void close() throws Exception {
    serving.close();
  }

  @Test
  void a_body_of_a_gigabyte_is_413_and_is_not_read() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", serving.uri().getPort())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(("POST /invocations HTTP/1.1\r\nHost: localhost\r\n"
                  + "Content-Length: 1000000000\r\n\r\n{")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes(12);
      assertEquals("HTTP/1.1 413", new String(line, StandardCharsets.US_ASCII));
    }
    try (Socket socket = new Socket("127.0.0.1", serving.uri().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(("POST /invocations HTTP/1.1\r\nHost: localhost\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk =
          ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      int sent = 0;
      try {
        while (sent < 1_000) {
          out.write(chunk);
          sent++;
        }
      } catch (IOException e) {
        assertTrue(sent >= 1, e::toString); // refused and closed
      }
      assertTrue(sent < 100, sent + " megabytes were taken");
    }
  }

  @Test
  void json_that_is_broken_deep_or_endless_is_400() throws Exception {
    for (String body : List.of(
        "",
        "{",
        "{}{}",
        "{\"instances\":",
        "{\"instances\":[[1,2,3,4]",
        "{\"instances\":" + "[".repeat(100_000),
        "{\"instances\":[[1,2,3," + "9".repeat(100_000) + "]]}",
        "{\"instances\":[[1,2,3,1e999999999999]]}",
        "{\"instances\":[[1,2,3,Infinity]]}",
        "{\"instances\":[[1,2,3,{\"a\":1}]]}",
        "{\"instances\":[[[1,2],[3]]]}",
        "{\"instances\":{\"a\":1}}",
        "{\"instances\":[null]}",
        "\u0000\u0001\u0002",
        "{\"inputs\":[{\"name\":{},\"shape\":[],\"datatype\":\"FP32\",\"data\":[]}]}")) {
      for (String path :
          List.of("/v1/models/iris:predict", "/invocations", "/v2/models/iris/infer")) {
        Client.Reply reply = client.post(path, body);
        String start = body.substring(0, Math.min(60, body.length()));
        assertEquals(400, reply.status(), path + " " + start + " " + reply.text());
        assertTrue(reply.text().length() < 500, reply::text);
        assertTrue(!reply.text().contains("Exception"), reply::text);
      }
    }
  }

  private static byte[] binary(String json, byte[] data) {
    byte[] head = json.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(head.length + data.length).put(head).put(data).array();
  }

  private static void refused(String json, byte[] data) throws Exception {
    Client.Reply reply = client.post(
        "/v2/models/iris/infer",
        binary(json, data),
        HEADER,
        Integer.toString(json.getBytes(StandardCharsets.UTF_8).length));
    assertEquals(400, reply.status(), json + " " + reply.text());
  }

  @Test
  void binary_data_that_does_not_fit_is_400_and_allocates_nothing_for_what_it_claims()
      throws Exception {
    String claim =
        "{\"inputs\":[{\"name\":\"X\",\"shape\":%s,\"datatype\":\"%s\",\"parameters\":{\"binary_data_size\":%s}}]}";
    refused(String.format(claim, "[1000000000,4]", "FP32", "16000000000"), new byte[16]);
    refused(
        String.format(claim, "[9223372036854775807,9223372036854775807]", "FP32", "16"),
        new byte[16]);
    refused(String.format(claim, "[99999999999999999999,4]", "FP32", "16"), new byte[16]);
    refused(String.format(claim, "[1,4]", "FP32", "-1"), new byte[16]);
    refused(String.format(claim, "[1,4]", "FP32", "\"x\""), new byte[16]);
    refused(String.format(claim, "[1,4]", "FP32", "15"), new byte[15]);
    refused(String.format(claim, "[1,4]", "FP32", "12"), new byte[16]);
    refused(String.format(claim, "[1,4]", "FP64", "16"), new byte[16]);
    byte[] long1 =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).array();
    refused(String.format(claim, "[1,1]", "BYTES", "8"), long1);
    byte[] long2 = ByteBuffer.allocate(8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(Integer.MAX_VALUE)
        .array();
    refused(String.format(claim, "[1,1]", "BYTES", "8"), long2);
    refused("{\"inputs\":[]}", new byte[16]);
    String empty = String.format(claim, "[0,4]", "FP32", "0");
    Client.Reply none =
        client.post("/v2/models/iris/infer", empty, HEADER, Integer.toString(empty.length()));
    assertEquals(200, none.status(), none::text);
    assertEquals("[0,3]", none.json().path("outputs").path(0).path("shape").toString());
  }

  @Test
  void a_thousand_random_changes_of_a_request_are_answered_without_a_bug() throws Exception {
    byte[] whole = Samples.resource("oip/fp32-defaults.request.bin");
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      byte[] body = whole.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      Client.Reply reply = client.post("/v2/models/iris/infer", body, HEADER, "158");
      assertTrue(reply.status() == 200 || reply.status() == 400, i + ": " + reply.text());
    }
  }

  @Test
  void thousands_of_connections_that_say_nothing_do_not_shut_others_out_for_good()
      throws Exception {
    List<SocketChannel> silent = new ArrayList<>();
    try {
      InetSocketAddress address =
          new InetSocketAddress("127.0.0.1", serving.uri().getPort());
      for (int i = 0; i < 3_000; i++) {
        SocketChannel one = SocketChannel.open();
        one.configureBlocking(false);
        one.connect(address);
        silent.add(one);
      }
      Thread.sleep(500);
    } catch (IOException e) {
      assertTrue(silent.size() > 100, e::toString); // this machine has no more to give
    } finally {
      for (SocketChannel one : silent) {
        one.close();
      }
    }
  }
}
