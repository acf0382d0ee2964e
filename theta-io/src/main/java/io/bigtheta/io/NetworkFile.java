package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network without a preparation of rows, with texts and further numbers, as one {@code .safetensors} file: players of games, and
 * the states of their trainings.
 *
 * <p>Tensors: each block of θ under its name, as in a {@link ModelFile}, and the further numbers under theirs. Metadata: {@code
 * format} says what the file is; {@code blueprint} is the text of the network; the texts of the caller follow; {@code
 * file-digest} is the SHA-256 of all other texts and all tensors, so that damage is detected.
 *
 * @param network the network
 * @param texts named texts
 * @param numbers named lists of numbers
 */
public record NetworkFile(
    Network network, Map<String, String> texts, Map<String, float[]> numbers) {
  public NetworkFile {
    texts = Map.copyOf(texts);
    numbers = Map.copyOf(numbers);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param format what the file is, such as {@code theta player 1}
   * @throws FormatException if a number is not finite, or if the folder does not exist
   */
  public void write(String format, Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(ModelFile.tensors(network));
    new TreeMap<>(numbers).forEach((name, values) -> tensors.put(name, Tensor.of(values)));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", format);
    metadata.put("blueprint", network.blueprint().text());
    metadata.putAll(new TreeMap<>(texts));
    ModelFile.finite(file.toString(), tensors);
    metadata.put(ModelFile.FILE_DIGEST, ModelFile.digest(tensors, metadata));
    Safetensors.write(file, tensors, metadata);
  }

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @param format what the file has to be
   * @param what that is, in words, such as {@code a player of a game}
   * @throws FormatException if it is another file, or damaged
   */
  public static NetworkFile read(String format, String what, Path file) throws IOException {
    String where = file.toString();
    Content content = Safetensors.read(file);
    Map<String, String> texts = new TreeMap<>(content.metadata());
    String found = texts.getOrDefault("format", "");
    if (!found.equals(format)) {
      throw FormatException.of(
          where,
          what + ", format " + format,
          found.isEmpty()
              ? "a safetensors file of another program"
              : "format " + FormatException.quoted(found));
    }
    if (!texts
        .getOrDefault(ModelFile.FILE_DIGEST, "")
        .equals(ModelFile.digest(content.tensors(), content.metadata()))) {
      throw FormatException.of(
          where,
          "the content that file-digest stands for",
          "another, so the file is damaged",
          "copy it again");
    }
    ModelFile.finite(where, content.tensors());
    try {
      Blueprint blueprint =
          Blueprint.parse(new Fields(where, content.metadata()).text("blueprint"));
      Map<String, Tensor> left = new TreeMap<>(content.tensors());
      Network network = new Network(blueprint, ModelFile.theta(where, blueprint, left));
      Map<String, float[]> numbers = new TreeMap<>();
      left.forEach((name, tensor) -> numbers.put(name, tensor.values()));
      texts.keySet().removeAll(List.of("format", "blueprint", ModelFile.FILE_DIGEST));
      return new NetworkFile(network, texts, numbers);
    } catch (FormatException e) {
      throw e;
    } catch (Refusal e) {
      throw new FormatException(e.within(where));
    }
  }

  /** A text that has to be there. */
  public String text(String name) {
    return new Fields("metadata", texts).text(name);
  }
}
