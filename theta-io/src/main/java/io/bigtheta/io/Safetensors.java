package io.bigtheta.io;

import io.bigtheta.file.AtomicFiles;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Named tensors of float32 and named texts in one file, in the format of Hugging Face's {@code safetensors}:
 *
 * <pre>
 * 8 bytes   n, the length of the header, little-endian
 * n bytes   {"__metadata__":{…},"name":{"dtype":"F32","shape":[4,3],"data_offsets":[0,48]},…}, padded with blanks
 * the rest  the numbers, little-endian, row-major, one tensor after the other
 * </pre>
 *
 * <p>A reader checks every length against the length of the file before it allocates memory. The length of a stream is
 * unknown, so for a stream the reader holds at most twice as many bytes as have arrived. These are refused: a header
 * above 100 MB, a repeated key, tensors that overlap or leave gaps, sizes that do not fit the shape, bytes that belong
 * to no tensor, and types other than F32.
 */
public final class Safetensors {
  /** The largest number of bytes of a stream, unless a caller names another: 1 GiB. */
  public static final long MOST_STREAMED = 1L << 30;

  static final String STREAM = "stream";
  static final String BYTES = "bytes";
  private static final int BUFFER = 1 << 16;

  private Safetensors() {}

  /**
   * Numbers with a shape.
   *
   * @param shape sizes, outermost first; empty for a single number
   * @param values row-major; the array is shared, not copied
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

  /** The content of a file, in the order of the file. */
  public record Content(Map<String, Tensor> tensors, Map<String, String> metadata) {
    public Content {
      tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
      metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
  }

  /**
   * The content of a file of another program, whose numbers may have other types.
   *
   * @param content the tensors of real numbers, each number as the nearest float32
   * @param types the names of the types in the file, such as F16, of all tensors, also of those of whole numbers, which
   *     are left out of the content
   */
  public record Mixed(Content content, Map<String, String> types) {
    public Mixed {
      types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }
  }

  public static Content read(Path file) throws IOException {
    long size = known(file);
    try (InputStream in = Files.newInputStream(file)) {
      return SafetensorsReader.read(file.toString(), in, size);
    }
  }

  /** Reads a file whose numbers may be F64, F32, F16 or BF16; tensors of whole numbers are left out. */
  public static Mixed readMixed(Path file) throws IOException {
    long size = known(file);
    try (InputStream in = Files.newInputStream(file)) {
      return SafetensorsReader.readMixed(file.toString(), in, size);
    }
  }

  private static long known(Path file) throws IOException {
    long size = Source.size(file);
    if (size < 0) {
      throw FormatException.of(file, "a file of a known length", "a pipe", "read it as a stream");
    }
    return size;
  }

  /** Reads the bytes of a whole file. */
  public static Content read(byte[] bytes) {
    try {
      return SafetensorsReader.read(BYTES, new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory is always readable
    }
  }

  /** Reads a stream to its end. It may have at most {@value #MOST_STREAMED} bytes; the stream stays open. */
  public static Content read(InputStream in) throws IOException {
    return read(in, MOST_STREAMED);
  }

  /**
   * Reads a stream to its end; the stream stays open.
   *
   * @param most largest number of bytes that is accepted; a header that announces more is refused before they are read
   */
  public static Content read(InputStream in, long most) throws IOException {
    return SafetensorsReader.readAll(STREAM, in, most);
  }

  /**
   * Writes {@code tensors} and {@code metadata} in the order of the maps, so the same content gives the same bytes. The
   * file appears whole or not at all, see {@link AtomicFiles}.
   */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    byte[] header = header(file.toString(), tensors, metadata);
    AtomicFiles.write(file, out -> write(out, header, tensors));
  }

  /** Writes the same bytes to a stream, which stays open. */
  public static void write(
      OutputStream out, Map<String, Tensor> tensors, Map<String, String> metadata)
      throws IOException {
    write(out, header(STREAM, tensors, metadata), tensors);
  }

  /** The bytes that {@link #write(Path, Map, Map)} writes. */
  public static byte[] bytes(Map<String, Tensor> tensors, Map<String, String> metadata) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(out, header(BYTES, tensors, metadata), tensors);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory fails only when memory runs out
    }
    return out.toByteArray();
  }

  /** The header, padded with blanks. */
  private static byte[] header(
      String where, Map<String, Tensor> tensors, Map<String, String> metadata) {
    ByteBuffer text;
    try {
      text = StandardCharsets.UTF_8
          .newEncoder()
          .encode(CharBuffer.wrap(SafetensorsHeader.of(tensors, metadata).text()));
    } catch (CharacterCodingException e) {
      throw FormatException.of(where, "names and texts in Unicode", "half a surrogate pair")
          .because(e);
    }
    int length = text.remaining();
    int padded = (length + 7) / 8 * 8;
    if (padded > Json.LONGEST) {
      throw FormatException.of(
          where, "a header of at most " + Json.LONGEST + " bytes", Integer.toString(padded));
    }
    byte[] header = Arrays.copyOf(
        Arrays.copyOfRange(text.array(), text.arrayOffset(), text.arrayOffset() + length), padded);
    Arrays.fill(header, length, padded, (byte) ' ');
    return header;
  }

  private static void write(OutputStream out, byte[] header, Map<String, Tensor> tensors)
      throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeLong(Long.reverseBytes(header.length));
    data.write(header);
    for (Tensor tensor : tensors.values()) {
      write(tensor.values, data);
    }
    data.flush();
  }

  private static void write(float[] values, OutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += BUFFER / Float.BYTES) {
      int count = Math.min(BUFFER / Float.BYTES, values.length - from);
      buffer.asFloatBuffer().put(values, from, count);
      out.write(buffer.array(), 0, count * Float.BYTES);
    }
  }
}
