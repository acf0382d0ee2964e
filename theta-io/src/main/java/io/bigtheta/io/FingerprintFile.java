package io.bigtheta.io;

import io.bigtheta.data.Fingerprint;
import io.bigtheta.file.AtomicFiles;
import io.bigtheta.math.Digest;
import io.bigtheta.model.Learnt;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The rows that a model has learnt from, in a file beside the model's, such as {@code rows.fingerprint} in the folder
 * of a run. It is for models whose fingerprint has more than 4 MiB (some two million rows): {@link ModelFile} leaves
 * such a fingerprint out.
 *
 * <pre>
 * 8 bytes    "thetarow"
 * 32 bytes   SHA-256 of the model's θ
 * 4 bytes    n, little-endian
 * n bytes    the form of {@link Fingerprint#bytes}
 * 32 bytes   SHA-256 of everything before it
 * </pre>
 */
public final class FingerprintFile {
  /** The usual name of the file. */
  public static final String NAME = "rows.fingerprint";

  private static final byte[] MAGIC = "thetarow".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;
  private static final int AROUND = MAGIC.length + DIGEST + Integer.BYTES + DIGEST;
  private static final long LONGEST = 1 << 30;

  private FingerprintFile() {}

  /**
   * Whether a model needs such a file: it knows all rows that it has learnt from, and {@link ModelFile} leaves them
   * out.
   */
  public static boolean wanted(Model model) {
    Learnt learnt = model.provenance().learnt();
    return learnt.complete() && learnt.rows().length() > LearntText.MOST;
  }

  /**
   * Writes the rows of a model. The file appears whole or not at all.
   *
   * @throws FormatException if the model does not know all rows that it has learnt from
   */
  public static void write(Model model, Path file) throws IOException {
    Learnt learnt = model.provenance().learnt();
    if (!learnt.complete()) {
      throw FormatException.of(
          file, "a model that knows all rows it has learnt from", "one that does not");
    }
    byte[] rows = learnt.rows().bytes();
    if (rows.length > LONGEST - AROUND) {
      throw FormatException.of(file, "at most " + LONGEST + " bytes", rows.length + " of rows");
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream(rows.length + AROUND);
    content.writeBytes(MAGIC);
    content.writeBytes(HexFormat.of().parseHex(model.network().digest()));
    content.writeBytes(ByteBuffer.allocate(Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(rows.length)
        .array());
    content.writeBytes(rows);
    byte[] all = content.toByteArray();
    AtomicFiles.write(file, out -> {
      out.write(all);
      out.write(sha256(all, all.length));
    });
  }

  /**
   * Returns the model with the rows that {@link #write} wrote for it.
   *
   * @throws FormatException if the file is damaged, or belongs to another model
   */
  public static Model read(Model model, Path file) throws IOException {
    long size = Source.size(file);
    if (size < AROUND || size > LONGEST) {
      throw FormatException.of(
          file,
          "a file of " + AROUND + " … " + LONGEST + " bytes",
          size + " bytes",
          "copy it again");
    }
    byte[] all = Files.readAllBytes(file);
    if (!Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw FormatException.of(file, "the rows a model has learnt from", "another file");
    }
    int end = all.length - DIGEST;
    if (!Arrays.equals(sha256(all, end), Arrays.copyOfRange(all, end, all.length))) {
      throw FormatException.of(
          file,
          "the content that its digest stands for",
          "another, so it is damaged",
          "copy it again");
    }
    ByteBuffer in =
        ByteBuffer.wrap(all, MAGIC.length, end - MAGIC.length).order(ByteOrder.LITTLE_ENDIAN);
    byte[] digest = new byte[DIGEST];
    in.get(digest);
    if (!HexFormat.of().formatHex(digest).equals(model.network().digest())) {
      throw FormatException.of(
          file,
          "the rows of the model with θ " + model.network().digest(),
          "those of another",
          "copy the model and this file together");
    }
    int length = in.getInt();
    if (length != in.remaining()) {
      throw FormatException.of(
          file, in.remaining() + " bytes of rows", Integer.toString(length), "copy it again");
    }
    byte[] rows = new byte[length];
    in.get(rows);
    try {
      return model.learnt(model.provenance().learnt().all(Fingerprint.of(rows)));
    } catch (Refusal e) {
      throw new FormatException(e).within(file);
    }
  }

  private static byte[] sha256(byte[] bytes, int count) {
    return HexFormat.of().parseHex(new Digest().add(bytes, 0, count).hex());
  }
}
