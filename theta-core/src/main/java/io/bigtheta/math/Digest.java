package io.bigtheta.math;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 over numbers, the same on every machine: floats enter as their bits, little-endian. */
public final class Digest {
  private final MessageDigest sha;
  private final ByteBuffer buffer = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);

  /** An empty digest. */
  public Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The digest of an array as 64 hexadecimal digits. */
  public static String of(float[] values) {
    return new Digest().add(values, 0, values.length).hex();
  }

  /** Adds {@code count} floats from index {@code from} on. */
  public Digest add(float[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      room().putFloat(values[i]);
    }
    return this;
  }

  /** Adds {@code count} bytes from index {@code from} on. */
  public Digest add(byte[] values, int from, int count) {
    flush();
    sha.update(values, from, count);
    return this;
  }

  /** Adds a number, as four bytes. */
  public Digest add(int value) {
    room().putInt(value);
    return this;
  }

  /** Adds a text with its length before it, so that different lists of texts never look the same. */
  public Digest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return add(bytes.length).add(bytes, 0, bytes.length);
  }

  /** Ends the calculation and returns the digest as 64 hexadecimal digits. */
  public String hex() {
    flush();
    return HexFormat.of().formatHex(sha.digest());
  }

  private ByteBuffer room() {
    if (buffer.remaining() < 4) {
      flush();
    }
    return buffer;
  }

  private void flush() {
    sha.update(buffer.flip());
    buffer.clear();
  }
}
