package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were forged, whole and with matching digests, but are not models. */
class ModelFileAttackTest {
  @TempDir
  Path folder;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("m");
    ModelFile.write(Samples.classifier(), file);
  }

  @Test
  void aSafetensorsFileOfAnotherProgramIsRefused() throws IOException {
    Safetensors.write(file, Map.of("w", Tensor.of(1, 2)), Map.of("framework", "pt"));
    Samples.refused(
        "m: expected a model of Theta, got a safetensors file of another program",
        folder,
        () -> ModelFile.read(file));
  }

  @Test
  void anotherVersionIsRefused() {
    forged(
        "m: expected format theta 1, got \"theta 2\"; use the version of Theta that wrote it",
        (tensors, texts) -> texts.put("format", "theta 2"));
  }

  @Test
  void missingTextsAreRefused() {
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
  void recipesThatAreNoneAreRefused() {
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
  void aBlueprintThatDoesNotFitTheTensorsAllocatesNothing() {
    forged(
        "m: expected a tensor \"layer.0.weight\" of shape [4, 200000000], got one of shape [4, 3]",
        (tensors, texts) -> texts.put("blueprint", "4 dense(200000000) dense(2)"));
    forged(
        "m: input: expected at most 67108864 numbers a row, got 2000000000",
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
  void columnsAndLabelsThatDoNotFitAreRefused() {
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
        "m: metadata \"input\": expected pixels, grids, columns or binned columns, and texts after columns, got \"x\"",
        (tensors, texts) -> texts.put("input", "x"));
    forged(
        "m: metadata \"output\": expected classes, numbers, distributions or flags, got \"x\"",
        (tensors, texts) -> texts.put("output", "x"));
  }

  @Test
  void numbersThatCannotBeAreRefused() {
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

  /** A file that was changed and given a matching digest. */
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
}
