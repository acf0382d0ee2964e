package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A {@code .safetensors} file with the state of unfinished work. Whatever is wrong with it, the refusal says how to go
 * on without it.
 *
 * @param whole what the file should be, for messages, such as {@code the whole file of a fold}
 * @param damaged what it is if it cannot be read
 * @param remedy how to go on without the file; begins with {@code delete}
 */
public record StateFile(Path file, String whole, String damaged, String remedy) {
  /** Writes the file with a digest of its content. It appears whole or not at all. */
  public void write(Map<String, Tensor> tensors, Map<String, String> texts) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>(texts);
    metadata.put(ModelFile.FILE_DIGEST, ModelFile.digest(tensors, metadata));
    Safetensors.write(file, tensors, metadata);
  }

  /** The content of the file; empty if there is no file. */
  public Optional<Content> content() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Safetensors.read(file));
    } catch (FormatException e) {
      throw FormatException.of(file, whole, damaged, remedy).because(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the state from the content; a refusal that does not say what to delete gets the remedy of the file. */
  public <T> T read(Supplier<T> state) {
    try {
      return state.get();
    } catch (FormatException e) {
      throw e.remedy().startsWith("delete ") ? e : e.remedy(remedy);
    } catch (Refusal e) {
      throw new FormatException(e).within(file).remedy(remedy);
    }
  }

  /** The file digest, after comparing it with the content. */
  public String digest(Content content) {
    String where = file.toString();
    String digest = new Fields(where, content.metadata()).text(ModelFile.FILE_DIGEST);
    if (!digest.equals(ModelFile.digest(content.tensors(), content.metadata()))) {
      throw FormatException.of(
          where, "the content that file-digest stands for", "another, so it is damaged", remedy);
    }
    return digest;
  }
}
