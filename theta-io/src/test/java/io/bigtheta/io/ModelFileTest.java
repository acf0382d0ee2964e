package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.TargetScale;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Round trips of model files keep every bit, and damage is always detected. */
class ModelFileTest {
  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("m");
    ModelFile.write(Samples.classifier(), file);
  }

  @Test
  void aModelOfATableComesBackBitForBit() throws IOException {
    Model model = Samples.classifier();
    Model read = ModelFile.read(file);
    assertEquals(model.network().digest(), read.network().digest());
    assertEquals(model.network().blueprint(), read.network().blueprint());
    assertEquals(model.loss(), read.loss());
    assertEquals(model.provenance(), read.provenance());
    assertEquals(model.labels(), read.labels());
    ColumnInputs wanted = (ColumnInputs) model.preparation().inputs();
    ColumnInputs inputs = (ColumnInputs) read.preparation().inputs();
    assertEquals(wanted.fields(), inputs.fields());
    assertArrayEquals(wanted.mean(), inputs.mean());
    assertArrayEquals(wanted.scale(), inputs.scale());
  }

  @Test
  void aModelOfImagesWithNumbersAsAnswersComesBackBitForBit() throws IOException {
    Model model = Samples.regressor();
    ModelFile.write(model, file);
    Model read = ModelFile.read(file);
    assertEquals(model.network().digest(), read.network().digest());
    assertEquals(model.preparation().inputs(), read.preparation().inputs());
    assertEquals(model.provenance(), read.provenance());
    NumberOutputs wanted = (NumberOutputs) model.preparation().outputs();
    NumberOutputs outputs = (NumberOutputs) read.preparation().outputs();
    assertEquals(wanted.names(), outputs.names());
    assertArrayEquals(wanted.mean(), outputs.mean());
    assertArrayEquals(wanted.scale(), outputs.scale());
    Pixels images = new Pixels(1, 2, 1, new byte[] {5, 6, 7, 8});
    assertArrayEquals(
        model.predict("x", images).toArray(), read.predict("x", images).toArray());
  }

  @Test
  void aLogScaleComesBackAndFilesWithoutScalesAreLinear() throws IOException {
    Model model = Samples.regressor();
    NumberOutputs linear = (NumberOutputs) model.preparation().outputs();
    int count = linear.names().size();
    float[] most = new float[count];
    Arrays.fill(most, 50);
    NumberOutputs log = new NumberOutputs(
        linear.names(),
        linear.mean(),
        linear.scale(),
        Collections.nCopies(count, TargetScale.LOG),
        most);
    Preparation preparation = new Preparation(model.preparation().inputs(), log);
    ModelFile.write(
        new Model(preparation, model.network(), model.loss(), model.provenance()), file);
    NumberOutputs read = (NumberOutputs) ModelFile.read(file).preparation().outputs();
    assertEquals(log.scales(), read.scales());
    assertArrayEquals(most, read.most());
    Content content = Safetensors.read(file);
    Map<String, String> metadata = new TreeMap<>(content.metadata());
    metadata.put("target-scale", "logg");
    forged(
        "m: metadata \"target-scale\": expected linear or log for each number, got \"logg\"",
        content.tensors(),
        metadata);
    metadata.put("target-scale", "log" + " log".repeat(count));
    forged(
        "m: outputs: expected a scale and a largest number for each of " + count
            + " numbers, or none, got " + (count + 1) + " and " + count,
        content.tensors(),
        metadata);
    ModelFile.write(model, file);
    assertEquals(
        List.of(), ((NumberOutputs) ModelFile.read(file).preparation().outputs()).scales());
    assertFalse(Safetensors.read(file).metadata().containsKey("target-scale"));
  }

  @Test
  void aModelOfStandardisedImagesComesBackBitForBit() throws IOException {
    Model model = Samples.photographer();
    ModelFile.write(model, file);
    Model read = ModelFile.read(file);
    assertEquals(model.preparation().inputs(), read.preparation().inputs());
    Content content = Safetensors.read(file);
    assertEquals("pixels 3x1x2 standardized", content.metadata().get("input"));
    assertEquals(List.of(3), content.tensors().get("input.mean").shape());
    assertEquals(List.of(3), content.tensors().get("input.factor").shape());
    Pixels image = new Pixels(3, 1, 2, new byte[] {5, 6, 7, 8, 9, 10});
    assertArrayEquals(
        model.predict("x", image).toArray(), read.predict("x", image).toArray());
  }

  @Test
  void standardisedImagesNeedAMeanAndAFactorAboveZero() throws IOException {
    ModelFile.write(Samples.photographer(), file);
    Content content = Safetensors.read(file);
    Map<String, Safetensors.Tensor> tensors = new TreeMap<>(content.tensors());
    tensors.put("input.factor", Safetensors.Tensor.of(1, 0, 1));
    forged("m: tensor \"input.factor\": expected scales > 0, got 0.0", tensors, content.metadata());
    tensors.remove("input.mean");
    forged(
        "m: expected a tensor \"input.mean\" of shape [3], got none", tensors, content.metadata());
    tensors = new TreeMap<>(content.tensors());
    Map<String, String> metadata = new TreeMap<>(content.metadata());
    metadata.put("input", "pixels 3x1x2");
    forged(
        "m: expected only tensors that the blueprint asks for, got also \"input.factor\"",
        tensors,
        metadata);
  }

  private static void forged(
      String message, Map<String, Safetensors.Tensor> tensors, Map<String, String> metadata) {
    Content content = new Content(tensors, metadata);
    FormatException e = assertThrows(
        FormatException.class,
        () -> ModelFile.model("m", content, ModelFile.digest(tensors, metadata)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void theSameModelGivesTheSameBytes() throws IOException {
    byte[] first = Files.readAllBytes(file);
    ModelFile.write(ModelFile.read(file), file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void tensorsAndTextsHaveTheNamesPeopleLookFor() throws IOException {
    Content content = Safetensors.read(file);
    assertEquals(
        List.of(
            "layer.0.weight [4, 3]",
            "layer.0.bias [3]",
            "layer.1.gain [3]",
            "layer.1.shift [3]",
            "layer.1.running-mean [3]",
            "layer.1.running-variance [3]",
            "layer.3.weight [3, 2]",
            "layer.3.bias [2]",
            "input.mean [3]",
            "input.scale [3]"),
        content.tensors().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().shape())
            .toList());
    assertEquals(
        List.of(
            "format",
            "blueprint",
            "loss",
            "link",
            "input",
            "columns",
            "output",
            "labels",
            "recipe",
            "data",
            "data-digest",
            "rows",
            "epoch",
            "kernels",
            "java",
            "theta-digest",
            "file-digest"),
        new ArrayList<>(content.metadata().keySet()));
    assertEquals("theta 1", content.metadata().get("format"));
    assertEquals("softmax", content.metadata().get("link"));
    assertEquals("[\"no\",\"yes\"]", content.metadata().get("labels"));
    assertEquals(
        "[{\"name\":\"age\"},{\"name\":\"färbe \\\"x\\\"\\n\",\"levels\":[\"blue\",\"red\"]},{\"name\":\"size\",\"full\":true}]",
        content.metadata().get("columns"));
  }

  @Test
  void numbersThatAreNotFiniteAreNotWritten() {
    Model model = Samples.classifier();
    float[] theta = model.network().theta();
    theta[3] = Float.NaN;
    Model broken = new Model(
        model.preparation(),
        new Network(model.network().blueprint(), theta),
        model.loss(),
        model.provenance());
    Samples.refused(
        "new: tensor \"layer.0.weight\": expected finite numbers, got NaN",
        folder,
        () -> ModelFile.write(broken, folder.resolve("new")));
    assertEquals(false, Files.exists(folder.resolve("new")));
  }

  @Test
  void aMissingFileIsRefused() {
    Samples.refused(
        "nowhere: expected a file, got nothing there; check the name",
        folder,
        () -> ModelFile.read(folder.resolve("nowhere")));
  }

  @Test
  void aFileCutAtEveryLengthIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      broken(Arrays.copyOf(whole, length), "cut at " + length);
    }
    broken(Arrays.copyOf(whole, whole.length + 1), "one byte longer");
  }

  @Test
  void aFileWithAnyByteFlippedIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      for (int mask : new int[] {1 << at % 8, 255}) {
        byte[] flipped = whole.clone();
        flipped[at] ^= (byte) mask;
        broken(flipped, "byte " + at + " with mask " + mask);
      }
    }
  }

  @Test
  void aFlippedNumberIsToldByTheDigest() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Samples.refused(
        "f: expected the content that file-digest stands for, got another, so the file is damaged; copy it again",
        folder,
        () -> ModelFile.read(Samples.file(folder, "f", bytes)));
  }

  private void broken(byte[] content, String how) {
    Path broken = Samples.file(folder, "broken", content);
    FormatException e = assertThrows(FormatException.class, () -> ModelFile.read(broken), how);
    assertEquals(-1, e.getMessage().indexOf('\n'), e.getMessage());
  }
}
