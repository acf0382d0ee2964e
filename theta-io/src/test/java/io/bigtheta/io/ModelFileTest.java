package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Inputs.ColumnInputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ModelFile: round trips bit for bit, and every abuse refused. */
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
  void a_model_of_a_table_comes_back_bit_for_bit() throws IOException {
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
  void a_model_of_images_with_numbers_as_answers_comes_back_bit_for_bit() throws IOException {
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
  void the_same_model_gives_the_same_bytes() throws IOException {
    byte[] first = Files.readAllBytes(file);
    ModelFile.write(ModelFile.read(file), file);
    assertArrayEquals(first, Files.readAllBytes(file));
  }

  @Test
  void tensors_and_texts_have_the_names_people_look_for() throws IOException {
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
        "[{\"name\":\"age\"},{\"name\":\"färbe \\\"x\\\"\\n\",\"levels\":[\"blue\",\"red\"]},{\"name\":\"size\"}]",
        content.metadata().get("columns"));
  }

  @Test
  void numbers_that_are_not_finite_are_not_written() {
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
  void a_missing_file_is_refused() {
    Samples.refused(
        "nowhere: expected a file, got nothing there; check the name",
        folder,
        () -> ModelFile.read(folder.resolve("nowhere")));
  }

  @Test
  void a_file_cut_at_every_length_is_refused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      broken(Arrays.copyOf(whole, length), "cut at " + length);
    }
    broken(Arrays.copyOf(whole, whole.length + 1), "one byte longer");
  }

  @Test
  void a_file_with_any_byte_flipped_is_refused() throws IOException {
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
  void a_flipped_number_is_told_by_the_digest() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Samples.refused(
        "f: expected the content that file-digest stands for, got another, so the file is damaged; copy it again",
        folder,
        () -> ModelFile.read(Samples.file(folder, "f", bytes)));
  }

  @Test
  void a_safetensors_file_of_another_program_is_refused() throws IOException {
    Safetensors.write(file, Map.of("w", Tensor.of(1, 2)), Map.of("framework", "pt"));
    Samples.refused(
        "m: expected a model of Theta, got a safetensors file of another program",
        folder,
        () -> ModelFile.read(file));
  }

  @Test
  void another_version_is_refused() {
    forged(
        "m: expected format theta 1, got \"theta 2\"; use the version of Theta that wrote it",
        (tensors, texts) -> texts.put("format", "theta 2"));
  }

  @Test
  void missing_texts_are_refused() {
    forged(
        "m: metadata \"blueprint\": expected a text, got none",
        (tensors, texts) -> texts.remove("blueprint"));
    forged(
        "m: metadata \"epoch\": expected a whole number, got \"x\"",
        (tensors, texts) -> texts.put("epoch", "x"));
    forged(
        "m: metadata \"rows\": expected a number >= 0, got -1",
        (tensors, texts) -> texts.put("rows", "-1"));
  }

  @Test
  void recipes_that_are_none_are_refused() {
    forged(
        "m: layer: expected", (tensors, texts) -> texts.put("blueprint", "4 java.lang.Runtime(1)"));
    forged("m: loss: expected", (tensors, texts) -> texts.put("loss", "nonsense"));
    forged(
        "m: metadata \"link\": expected softmax, got \"identity\"",
        (tensors, texts) -> texts.put("link", "identity"));
    forged(
        "m: shape: expected a size such as 784 or 1x28x28, got \"99999999999\"",
        (tensors, texts) -> texts.put("blueprint", "99999999999 dense(2)"));
  }

  @Test
  void a_blueprint_that_does_not_fit_the_tensors_allocates_nothing() {
    forged(
        "m: expected a tensor \"layer.0.weight\" of shape [4, 200000000], got one of shape [4, 3]",
        (tensors, texts) -> texts.put("blueprint", "4 dense(200000000) dense(2)"));
    forged(
        "m: blueprint: expected fewer than 2^31 parameters, got 8000000008000000002",
        (tensors, texts) ->
            texts.put("blueprint", "2000000000 dense(2000000000) dense(2000000000) dense(2)"));
    forged(
        "m: expected a tensor \"layer.0.bias\" of shape [3], got none",
        (tensors, texts) -> tensors.remove("layer.0.bias"));
    forged(
        "m: expected only tensors that the blueprint asks for, got also \"extra\"",
        (tensors, texts) -> tensors.put("extra", Tensor.of(1)));
  }

  @Test
  void columns_and_labels_that_do_not_fit_are_refused() {
    forged(
        "m: metadata \"columns\": expected a list, got \"{}\"",
        (tensors, texts) -> texts.put("columns", "{}"));
    forged(
        "m: metadata \"columns\": expected a name, and levels of words, got \"{\"nam\":\"a\"}\"",
        (tensors, texts) -> texts.put("columns", "[{\"nam\":\"a\"}]"));
    forged(
        "m: metadata \"columns\": expected different texts, got \"a\" twice",
        (tensors, texts) -> texts.put("columns", "[{\"name\":\"a\"},{\"name\":\"a\"}]"));
    forged(
        "m: expected a tensor \"input.mean\" of shape [1], got one of shape [3]",
        (tensors, texts) -> texts.put("columns", "[{\"name\":\"a\"}]"));
    forged(
        "m: metadata \"labels\": expected texts, got \"1\"",
        (tensors, texts) -> texts.put("labels", "[1]"));
    forged(
        "m: model: expected a network from 4 to 3 numbers, got ",
        (tensors, texts) -> texts.put("labels", "[\"a\",\"b\",\"c\"]"));
    forged(
        "m: metadata \"input\": expected pixels or columns, got \"x\"",
        (tensors, texts) -> texts.put("input", "x"));
    forged(
        "m: metadata \"output\": expected classes or numbers, got \"x\"",
        (tensors, texts) -> texts.put("output", "x"));
  }

  @Test
  void numbers_that_cannot_be_are_refused() {
    forged(
        "m: tensor \"layer.3.bias\": expected finite numbers, got Infinity",
        (tensors, texts) -> tensors.put("layer.3.bias", Tensor.of(1, Float.POSITIVE_INFINITY)));
    forged(
        "m: tensor \"input.scale\": expected scales > 0, got 0.0",
        (tensors, texts) -> tensors.put("input.scale", Tensor.of(1, 1, 0)));
    forged(
        "m: metadata \"theta-digest\": expected ",
        (tensors, texts) -> tensors.put("layer.3.bias", Tensor.of(1, 2)));
  }

  /** A file changed on purpose, with a digest that fits. */
  private void forged(String message, BiConsumer<Map<String, Tensor>, Map<String, String>> change) {
    FormatException e = assertThrows(FormatException.class, () -> {
      write();
      Content content = Safetensors.read(file);
      Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
      Map<String, String> texts = new LinkedHashMap<>(content.metadata());
      change.accept(tensors, texts);
      texts.put("file-digest", ModelFile.digest(tensors, texts));
      Safetensors.write(file, tensors, texts);
      ModelFile.read(file);
    });
    String shown = e.getMessage().replace(folder + folder.getFileSystem().getSeparator(), "");
    assertEquals(message, shown.substring(0, Math.min(message.length(), shown.length())), shown);
  }

  private void broken(byte[] content, String how) {
    Path broken = Samples.file(folder, "broken", content);
    FormatException e = assertThrows(FormatException.class, () -> ModelFile.read(broken), how);
    assertEquals(-1, e.getMessage().indexOf('\n'), e.getMessage());
  }
}
