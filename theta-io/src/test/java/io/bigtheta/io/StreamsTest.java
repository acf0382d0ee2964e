package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams and bytes are read in pieces of any size, and refuse every abuse that is tried on files. */
class StreamsTest {
  /** Gives one byte at a time, like a slow network, and says whether it was closed. */
  private static final class Drops extends InputStream {
    private final ByteArrayInputStream in;
    private boolean closed;

    Drops(byte[] bytes) {
      in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      return in.read(bytes, from, Math.min(1, count));
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static byte[] file(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private static String one(String shape, long end) {
    return "{\"a\":{\"dtype\":\"F32\",\"shape\":" + shape + ",\"data_offsets\":[0," + end + "]}}";
  }

  private static String refused(byte[] bytes, long most) {
    return assertThrows(FormatException.class, () -> Safetensors.read(new Drops(bytes), most))
        .getMessage();
  }

  private static String refused(byte[] bytes) {
    return refused(bytes, Safetensors.MOST_STREAMED);
  }

  @Test
  void aStreamInDropsIsReadBitForBitAndStaysOpen() throws IOException {
    float[] many = new float[100_001];
    for (int i = 0; i < many.length; i++) {
      many[i] = Float.intBitsToFloat(i * 0x9E3779B9);
    }
    Map<String, Tensor> tensors =
        Map.of("a", new Tensor(List.of(), new float[] {-0f}), "b", Tensor.of(many));
    byte[] bytes = Safetensors.bytes(tensors, Map.of("k", "v"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(out, tensors, Map.of("k", "v"));
    assertArrayEquals(bytes, out.toByteArray());
    Drops drops = new Drops(bytes);
    for (Content content : List.of(Safetensors.read(drops), Safetensors.read(bytes))) {
      assertEquals(Map.of("k", "v"), content.metadata());
      assertEquals(
          Arrays.toString(many), Arrays.toString(content.tensors().get("b").values()));
      assertEquals(List.of(), content.tensors().get("a").shape());
    }
    assertTrue(!drops.closed, "closed by the reader");
  }

  @Test
  void whatIsCutOffOrGoesOnIsRefused() {
    byte[] whole = Safetensors.bytes(Map.of("a", Tensor.of(1, 2, 3)), Map.of());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      String message = refused(cut);
      assertTrue(message.startsWith("stream: "), message);
      assertThrows(FormatException.class, () -> Safetensors.read(cut));
    }
    assertEquals("stream: expected 8 more bytes, got the end of the file", refused(new byte[0]));
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertEquals("stream: expected the end after the last tensor, got more bytes", refused(longer));
    assertThrows(FormatException.class, () -> Safetensors.read(longer));
  }

  @Test
  void aStreamOverTheLimitIsRefusedBeforeItsNumbersAreRead() {
    byte[] bytes = file(one("[3]", 12), 12);
    int header = bytes.length - 20;
    assertEquals(
        "stream: expected at most 11 bytes of data after the header, got 12",
        refused(bytes, bytes.length - 1));
    assertEquals(
        "stream: expected a safetensors file with a header of 2 … 10 bytes, got a length of "
            + header + ", so it is another file or cut off; name a whole model file",
        refused(bytes, 18));
    assertEquals(
        "stream: expected at most "
            + (Safetensors.MOST_STREAMED - 8 - one("[536870911]", 2147483644L).length())
            + " bytes of data after the header, got 2147483644",
        refused(file(one("[536870911]", 2147483644L), 0)));
  }

  @Test
  void headersThatDoNotFitAreRefusedAsInFiles() {
    for (long length : new long[] {0, 1, 100_000_001, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
      byte[] bytes = ByteBuffer.allocate(10)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(length)
          .put(new byte[] {'{', '}'})
          .array();
      assertTrue(refused(bytes).contains("so it is another file or cut off"), refused(bytes));
      assertThrows(FormatException.class, () -> Safetensors.read(bytes));
    }
    assertTrue(refused(file("{} x", 0)).startsWith("stream: header: expected JSON"));
    assertTrue(refused(file(one("[2]", 12), 12)).startsWith("stream: tensor \"a\""), "size");
  }

  /** The header announces 400 MB and 40 bytes come: the reader must not allocate memory for bytes that never came. */
  @Test
  void promisesAllocateNothing() {
    byte[] tensor = file(one("[100000000]", 400_000_000), 40);
    byte[] header = Arrays.copyOf(file("{}", 0), 40);
    ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(90_000_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (byte[] bytes : List.of(tensor, header)) {
      refused(bytes);
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertTrue(refused(bytes).endsWith("the end of the file"), refused(bytes));
      long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      assertTrue(after - before < 4 << 20, "bytes: " + (after - before));
    }
  }

  @Test
  void aForgedModelIsRefusedInAStreamToo() throws IOException {
    byte[] bytes = ModelFile.bytes(Samples.classifier());
    bytes[bytes.length - 1] ^= 1;
    String message =
        "expected the content that file-digest stands for, got another, so the file is damaged; copy it again";
    assertEquals(
        "bytes: " + message,
        assertThrows(FormatException.class, () -> ModelFile.read(bytes)).getMessage());
    assertEquals(
        "stream: " + message,
        assertThrows(FormatException.class, () -> ModelFile.read(new Drops(bytes)))
            .getMessage());
  }
}
