package io.bigtheta.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small data set in the shape of MNIST, and ways to pack it. */
final class Bytes {
  static final byte[] TRAIN_IMAGES = images(40);
  static final byte[] TRAIN_LABELS = labels(40);
  static final byte[] TEST_IMAGES = images(10);
  static final byte[] TEST_LABELS = labels(10);

  private Bytes() {}

  /** The data set "tiny", from these mirrors. */
  static NamedData tiny() {
    NamedData mnist = DataSets.about("mnist");
    return new NamedData(
        "mnist",
        "tiny",
        "nobody",
        "28x28",
        mnist.classes(),
        40,
        10,
        NamedData.Format.IDX,
        List.of(
            file("train-images-idx3-ubyte", TRAIN_IMAGES),
            file("train-labels-idx1-ubyte", TRAIN_LABELS),
            file("t10k-images-idx3-ubyte", TEST_IMAGES),
            file("t10k-labels-idx1-ubyte", TEST_LABELS)),
        "",
        List.of(),
        "");
  }

  static byte[] raw(String name) {
    return switch (name) {
      case "train-images-idx3-ubyte" -> TRAIN_IMAGES;
      case "train-labels-idx1-ubyte" -> TRAIN_LABELS;
      case "t10k-images-idx3-ubyte" -> TEST_IMAGES;
      default -> TEST_LABELS;
    };
  }

  static DataFile file(String name, byte[] raw) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(raw);
      return new DataFile(name, raw.length, HexFormat.of().formatHex(sha));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] gzip(byte[] raw) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** A file of a tar archive, filled up to whole blocks. */
  static byte[] tarred(String name, byte[] raw) {
    byte[] block = new byte[512 + (raw.length + 511) / 512 * 512];
    put(block, 0, name);
    put(block, 124, String.format("%011o", raw.length));
    block[156] = '0';
    put(block, 148, "        ");
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += block[i] & 0xFF;
    }
    put(block, 148, String.format("%06o", sum));
    block[154] = 0;
    System.arraycopy(raw, 0, block, 512, raw.length);
    return block;
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static void put(byte[] to, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, to, at, bytes.length);
  }

  private static byte[] images(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + count * 784);
    bytes.putInt(0x0803).putInt(count).putInt(28).putInt(28);
    for (int i = 0; bytes.hasRemaining(); i++) {
      bytes.put((byte) (i * 7 + i / 11 * 13 + i * i % 97));
    }
    return bytes.array();
  }

  private static byte[] labels(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + count);
    bytes.putInt(0x0801).putInt(count);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i % 10));
    }
    return bytes.array();
  }
}
