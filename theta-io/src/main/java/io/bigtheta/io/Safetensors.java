package io.bigtheta.io;

import io.bigtheta.spec.Refusal;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors of float32 and named texts in one file, the format of Hugging Face's {@code safetensors}:
 *
 * <pre>
 * 8 bytes   n, the length of the header, little-endian
 * n bytes   {"__metadata__":{…},"name":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]},…}, padded with blanks
 * the rest  the numbers, little-endian, row-major, one tensor after the other
 * </pre>
 *
 * <p>A reader allocates nothing before its length is checked against the file's. It refuses a header above 100 MB, keys used
 * twice, tensors that overlap or leave gaps, sizes that do not fit the shape, and bytes that belong to nobody. Other
 * types than F32 are refused.
 */
public final class Safetensors {
  private static final int BUFFER = 1 << 16;

  private Safetensors() {}

  /**
   * Numbers with a shape.
   *
   * @param shape sizes, outermost first; empty for a single number
   * @param values row-major, shared
   */
  public record Tensor(List<Integer> shape, float[] values) {
    public Tensor {
      shape = List.copyOf(shape);
      long size = 1;
      for (int length : shape) {
        if (length < 0) {
          throw Refusal.of("tensor", "sizes >= 0", shape);
        }
        size = Math.min(Integer.MAX_VALUE + 1L, size * length);
      }
      if (size != values.length) {
        throw Refusal.of("tensor", "the numbers of shape " + shape, values.length);
      }
    }

    /** One row of numbers. */
    public static Tensor of(float... values) {
      return new Tensor(List.of(values.length), values);
    }
  }

  /** What a file holds, in the order of the file. */
  public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {
    public Content {
      tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
      metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
  }

  public static Content read(Path file) throws IOException {
    long size = Source.size(file);
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer length = bytes(file, channel, 8, "a header length of 8 bytes", size);
      long count = length.getLong();
      if (count < 2 || count > Json.LONGEST || count > size - 8) {
        throw FormatException.of(
            file,
            "a safetensors file with a header of 2 … " + Math.min(Json.LONGEST, size - 8)
                + " bytes",
            "a length of " + Long.toUnsignedString(count)
                + ", so it is another file or cut off; name a whole model file");
      }
      SafetensorsHeader header = SafetensorsHeader.read(
          file.toString(),
          text(file, bytes(file, channel, (int) count, "a header", size)),
          size - 8 - count);
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
      for (SafetensorsHeader.Entry entry : header.entries()) {
        tensors.put(
            entry.name(), new Tensor(entry.shape(), floats(file, channel, entry.size(), buffer)));
      }
      return new Content(tensors, header.metadata());
    }
  }

  /**
   * Writes {@code tensors} and {@code metadata} in the order of the maps, so that the same content gives the same bytes.
   * The file appears whole or not at all, see {@link AtomicFiles}.
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    ByteBuffer text;
    try {
      text = StandardCharsets.UTF_8
          .newEncoder()
          .encode(CharBuffer.wrap(SafetensorsHeader.of(tensors, metadata).text()));
    } catch (CharacterCodingException e) {
      throw FormatException.of(file, "names and texts in Unicode", "half a surrogate pair")
          .because(e);
    }
    int length = text.remaining();
    int padded = (length + 7) / 8 * 8;
    if (padded > Json.LONGEST) {
      throw FormatException.of(
          file, "a header of at most " + Json.LONGEST + " bytes", Integer.toString(padded));
    }
    AtomicFiles.write(file, out -> {
      DataOutputStream data = new DataOutputStream(out);
      data.writeLong(Long.reverseBytes(padded));
      data.write(text.array(), text.arrayOffset(), length);
      data.write(" ".repeat(padded - length).getBytes(StandardCharsets.US_ASCII));
      for (Tensor tensor : tensors.values()) {
        write(tensor.values, data);
      }
    });
  }

  private static void write(float[] values, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += BUFFER / Float.BYTES) {
      int count = Math.min(BUFFER / Float.BYTES, values.length - from);
      buffer.asFloatBuffer().put(values, from, count);
      out.write(buffer.array(), 0, count * Float.BYTES);
    }
  }

  private static ByteBuffer bytes(Path file, FileChannel channel, int count, String what, long size)
      throws IOException {
    if (size >= 0 && count > size) {
      throw FormatException.of(file, what, size == 0 ? "an empty file" : size + " bytes");
    }
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    fill(file, channel, bytes);
    return bytes.flip();
  }

  private static void fill(Path file, FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw FormatException.of(file, bytes.remaining() + " more bytes", "the end of the file");
      }
    }
  }

  private static float[] floats(Path file, FileChannel channel, int count, ByteBuffer buffer)
      throws IOException {
    float[] values = new float[count];
    for (int from = 0; from < count; from += BUFFER / Float.BYTES) {
      int some = Math.min(BUFFER / Float.BYTES, count - from);
      fill(file, channel, buffer.clear().limit(some * Float.BYTES));
      buffer.flip().asFloatBuffer().get(values, from, some);
    }
    return values;
  }

  private static String text(Path file, ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw FormatException.of(file, "a header in UTF-8", "other bytes").because(e);
    }
  }
}
