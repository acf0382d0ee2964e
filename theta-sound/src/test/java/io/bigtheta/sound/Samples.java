package io.bigtheta.sound;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Recordings for tests: real ones, and files that are made here. */
final class Samples {
  private Samples() {}

  /** The folder of real recordings. */
  static Path folder() {
    try {
      return Path.of(
          Objects.requireNonNull(Samples.class.getResource("recordings")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The rows of a table of numbers. */
  static double[][] table(String name) {
    try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(name));
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .map(line -> Arrays.stream(line.split(",", -1))
              .mapToDouble(Double::parseDouble)
              .toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A WAV file of 16 bits with a tone of 440 Hz in every channel. */
  static byte[] tone(int rate, int channels, double seconds) {
    int count = (int) (rate * seconds);
    ByteBuffer data = ByteBuffer.allocate(2 * channels * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < channels; c++) {
        data.putShort((short) (10_000 * StrictMath.sin(2 * Math.PI * 440 * i / rate)));
      }
    }
    return wav(1, channels, rate, 16, data.array());
  }

  /** A WAV file. */
  static byte[] wav(int code, int channels, int rate, int bits, byte[] data) {
    ByteBuffer form = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    form.putShort((short) code).putShort((short) channels).putInt(rate);
    form.putInt(rate * channels * bits / 8).putShort((short) (channels * bits / 8));
    form.putShort((short) bits);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(chunk("fmt ", form.array()));
    out.writeBytes(chunk("data", data));
    return out.toByteArray();
  }

  /** A chunk of a RIFF file. */
  static byte[] chunk(String kind, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(8 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    chunk.put(kind.getBytes(StandardCharsets.ISO_8859_1)).putInt(content.length).put(content);
    return chunk.array();
  }
}
