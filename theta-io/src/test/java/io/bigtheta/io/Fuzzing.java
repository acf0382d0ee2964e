package io.bigtheta.io;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.PixelInputs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/**
 * The readers under Jazzer, which searches for new paths through the code. By hand, one at a time, since its agent costs
 * seconds and pages of output:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl theta-io -am test -Dtest=Fuzzing#models -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class Fuzzing {
  @TempDir
  static Path folder = Path.of("");

  private interface Reading {
    Object read(Path file) throws IOException;
  }

  @FuzzTest
  void images(byte[] content) throws IOException {
    survives(content, Idx::images);
  }

  @FuzzTest
  void labels(byte[] content) throws IOException {
    survives(content, Idx::labels);
  }

  @FuzzTest
  void records(byte[] content) throws IOException {
    survives(content, file -> Cifar.read("x", List.of(file), 1, List.of("a", "b")));
  }

  @FuzzTest
  void pictures(byte[] content) throws IOException {
    PixelInputs inputs = new PixelInputs(1, 28, 28, 1f / 255);
    survives(content, file -> Images.read(file, inputs, ImageStyle.INK));
  }

  @FuzzTest
  void tables(byte[] content) throws IOException {
    ColumnInputs inputs = (ColumnInputs) Samples.classifier().preparation().inputs();
    survives(content, Csv::read);
    survives(content, file -> Csv.read(file, inputs));
  }

  @FuzzTest
  void tensors(byte[] content) throws IOException {
    survives(content, Safetensors::read);
    survives(content, file -> Safetensors.read(content));
    survives(content, file -> Safetensors.read(new ByteArrayInputStream(content), 1 << 20));
  }

  @FuzzTest
  void models(byte[] content) throws IOException {
    survives(content, file -> {
      Safetensors.Content tensors = Safetensors.read(file);
      return ModelFile.model("m", tensors, ModelFile.digest(tensors.tensors(), tensors.metadata()));
    });
  }

  private static void survives(byte[] content, Reading reading) throws IOException {
    Path file = Files.write(folder.resolve("f"), content);
    try {
      Objects.requireNonNull(reading.read(file));
    } catch (IllegalArgumentException e) {
      if (String.valueOf(e.getMessage()).contains("\n")) {
        throw new AssertionError("more than one line", e);
      }
    }
  }
}
