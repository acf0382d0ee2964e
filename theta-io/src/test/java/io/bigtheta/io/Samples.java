package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;

/** Small files and models for the tests of this module. */
final class Samples {
  private Samples() {}

  /** Writes a file with this content into the folder. */
  static Path file(Path folder, String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path file(Path folder, String name, String content) {
    return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** An IDX file: magic number, sizes, bytes. */
  static byte[] idx(int magic, int[] sizes, byte... data) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + data.length).putInt(magic);
    for (int size : sizes) {
      bytes.putInt(size);
    }
    return bytes.put(data).array();
  }

  /** Three images of 2x1 as IDX. */
  static byte[] images() {
    return idx(0x0803, new int[] {3, 2, 1}, new byte[] {0, 1, 2, 3, (byte) 254, (byte) 255});
  }

  /** Three labels as IDX. */
  static byte[] labels() {
    return idx(0x0801, new int[] {3}, new byte[] {2, 0, 1});
  }

  /** Checks the whole message with which {@code call} is refused, without the folder. */
  static void refused(String message, Path folder, Executable call) {
    FormatException e = assertThrows(FormatException.class, call);
    assertEquals(
        message, e.getMessage().replace(folder + folder.getFileSystem().getSeparator(), ""));
  }

  /** A model of classes from words and numbers, with state in θ. */
  static Model classifier() {
    List<Field> fields = List.of(
        new Field.Numeric("age"),
        new Field.Categorical("färbe \"x\"\n", List.of("blue", "red")),
        new Field.Numeric("size"));
    float[] values = {1, 0, 5, 2, 1, 6, Float.NaN, 1, 9, 4, Float.NaN, 7};
    Dataset train = Dataset.of(
        "train.csv",
        new Columns(fields, values),
        new Targets.Classes(List.of("no", "yes"), new int[] {0, 1, 1, 0}));
    Blueprint blueprint =
        Blueprint.of(4, new Dense(3, new Tanh()), new BatchNorm(), new Dropout(0.5f), new Dense(2));
    return new Model(
        Preparation.fit(train),
        new Network(blueprint, blueprint.start(new Seed(1))),
        new CrossEntropy(),
        new Provenance("sgd, seed 1", "train.csv", train.digest(), 4, 2, "scalar", "17"));
  }

  /** A model of two numbers from images. */
  static Model regressor() {
    Dataset train = Dataset.of(
        "images",
        new Pixels(1, 2, 1, new byte[] {0, 9, 100, (byte) 200}),
        new Targets.Numbers(List.of("angle", "width"), new float[] {1, 20, 3, 90}));
    Blueprint blueprint =
        Blueprint.of(Shape.parse("1x2x1"), new Dense(3, new Relu()), new Dense(2));
    return new Model(
        Preparation.fit(train),
        new Network(blueprint, blueprint.start(new Seed(2))),
        new SquaredError(),
        Provenance.UNKNOWN);
  }

  /** A model of classes from standardised images of three channels. */
  static Model photographer() {
    byte[] values = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, (byte) 200};
    Dataset train = Dataset.of(
        "photographs",
        new Pixels(3, 1, 2, values),
        new Targets.Classes(List.of("cat", "dog"), new int[] {0, 1}));
    Blueprint blueprint = Blueprint.of(Shape.parse("3x1x2"), new Dense(2));
    return new Model(
        Preparation.standardized(train),
        new Network(blueprint, blueprint.start(new Seed(3))),
        new CrossEntropy(),
        Provenance.UNKNOWN);
  }
}
