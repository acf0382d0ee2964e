package io.bigtheta.sound;

import io.bigtheta.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A file in the format RIFF/WAVE (Microsoft and IBM, 1991): numbers of 8, 16, 24 or 32 bits (PCM), or floating point of 32
 * bits. Other codes, such as µ-law, are refused by name. Every length is checked against the length of the file before
 * memory is allocated.
 *
 * @param channels the channels of the file
 * @param recording the mean of the channels
 */
public record Wav(int channels, Recording recording) {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int MOST_CHANNELS = 64;
  private static final int MOST_RATE = 768_000;

  /** What a chunk {@code fmt} says about the numbers. */
  private record Form(int code, int channels, int rate, int bits) {
    int frame() {
      return channels * bits / 8;
    }
  }

  /** Whether the bytes begin as such a file does. */
  public static boolean is(byte[] content) {
    return content.length >= 12
        && text(ByteBuffer.wrap(content), 0).equals("RIFF")
        && text(ByteBuffer.wrap(content), 8).equals("WAVE");
  }

  /**
   * Reads a whole file.
   *
   * @param name for messages
   * @throws FormatException if it is another file, a damaged one, one without samples, or one in another code
   */
  public static Wav read(String name, byte[] content) {
    if (!is(content)) {
      throw FormatException.of(
          name,
          "a WAV file (RIFF/WAVE)",
          content.length == 0 ? "an empty file" : "another kind of file",
          "convert the recording to WAV");
    }
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    Form form = null;
    for (long at = 12; at + 8 <= content.length; ) {
      int begin = (int) at + 8;
      String kind = text(bytes, (int) at);
      long length = bytes.getInt((int) at + 4) & 0xFFFF_FFFFL;
      if (length > content.length - begin) {
        throw FormatException.of(
            name,
            "a whole WAV file",
            "a chunk " + FormatException.quoted(kind) + " of " + length + " bytes where "
                + (content.length - begin) + " are left",
            "record or fetch it again");
      }
      if (kind.equals("fmt ")) {
        form = form(name, bytes, begin, (int) length);
      } else if (kind.equals("data")) {
        if (form == null) {
          throw FormatException.of(name, "a chunk \"fmt \" before the samples", "none");
        }
        return samples(name, form, bytes, begin, (int) length);
      }
      at = begin + length + length % 2; // chunks begin at even places
    }
    throw FormatException.of(name, "a chunk \"data\" with samples", "none");
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }

  private static Form form(String name, ByteBuffer bytes, int at, int length) {
    if (length < 16) {
      throw FormatException.of(name, "a chunk \"fmt \" of at least 16 bytes", length);
    }
    int code = bytes.getShort(at) & 0xFFFF;
    if (code == EXTENSIBLE && length >= 26) {
      code = bytes.getShort(at + 24) & 0xFFFF;
    }
    int bits = bytes.getShort(at + 14) & 0xFFFF;
    boolean whole = code == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
    if (!whole && !(code == FLOAT && bits == 32)) {
      throw FormatException.of(
          name,
          "samples as whole numbers of 8, 16, 24 or 32 bits, or as floating point of 32 bits",
          bits + " bits of " + codeName(code),
          "convert it to PCM of 16 bits");
    }
    int channels = bytes.getShort(at + 2) & 0xFFFF;
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw FormatException.of(name, "1 to " + MOST_CHANNELS + " channels", channels);
    }
    long rate = bytes.getInt(at + 4) & 0xFFFF_FFFFL;
    if (rate < 1 || rate > MOST_RATE) {
      throw FormatException.of(name, "1 to " + MOST_RATE + " samples a second", rate);
    }
    return new Form(code, channels, (int) rate, bits);
  }

  private static String codeName(int code) {
    return switch (code) {
      case PCM -> "whole numbers";
      case FLOAT -> "floating point";
      case 2, 0x11 -> "ADPCM";
      case 6 -> "A-law";
      case 7 -> "µ-law";
      case 0x55 -> "MP3";
      default -> "the code " + code;
    };
  }

  private static Wav samples(String name, Form form, ByteBuffer bytes, int at, int length) {
    if (length < form.frame()) {
      throw FormatException.of(name, "at least one sample", "none", "record it again");
    }
    float[] samples = new float[length / form.frame()]; // half a sample at the end is no sample
    for (int i = 0; i < samples.length; i++) {
      double sum = 0;
      for (int c = 0; c < form.channels(); c++) {
        sum += number(form, bytes, at + i * form.frame() + c * form.bits() / 8);
      }
      samples[i] = (float) (sum / form.channels());
      if (!Float.isFinite(samples[i])) {
        throw FormatException.of(name, "finite samples", "one that is not, at " + i);
      }
    }
    return new Wav(form.channels(), new Recording(form.rate(), samples));
  }

  private static double number(Form form, ByteBuffer bytes, int at) {
    if (form.code() == FLOAT) {
      return bytes.getFloat(at);
    }
    return switch (form.bits()) {
      case 8 -> ((bytes.get(at) & 0xFF) - 128) / 128.0;
      case 16 -> bytes.getShort(at) / 32768.0;
      case 24 -> (bytes.get(at + 2) << 16 | bytes.getShort(at) & 0xFFFF) / 8388608.0;
      default -> bytes.getInt(at) / 2147483648.0;
    };
  }
}
