package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were forged, whole and with matching digests, but are not the folds asked for. */
class FoldFilesAttackTest {
  private static final String REMEDY = "; delete it, and the fold is trained again";

  @TempDir
  private Path folder;

  private FoldFiles written() throws IOException {
    FoldFiles files = FoldFiles.open(folder, "iris");
    files.add("r", 2, FoldFilesTest.odd());
    return files;
  }

  private void refused(String message, FoldFiles files, String recipe, int number) {
    Samples.refused(
        "fold-" + number + ".safetensors: " + message, folder, () -> files.find(recipe, number));
  }

  @Test
  void aFoldOfAnotherSubjectRecipeOrNumberIsRefused() throws IOException {
    FoldFiles files = written();
    String others =
        "expected fold 2 of the same rows and recipe, got one of others; delete its folder to begin again";
    refused(others, FoldFiles.open(folder, "digits"), "r", 2);
    refused(others, files, "another", 2);
    Files.copy(files.file(2), files.file(3));
    refused(
        "expected fold 3 of the same rows and recipe, got one of others; delete its folder to begin again",
        files,
        "r",
        3);
  }

  @Test
  void filesOfOtherKindsAreRefused() throws IOException {
    FoldFiles files = written();
    ModelFile.write(Samples.classifier(), files.file(2));
    refused("expected a file of format theta fold 1, got another" + REMEDY, files, "r", 2);
    Files.writeString(files.file(2), "{}");
    refused("expected the whole file of a fold, got a damaged one" + REMEDY, files, "r", 2);
    Files.delete(files.file(2));
    Files.createDirectory(files.file(2));
    refused("expected the whole file of a fold, got a damaged one" + REMEDY, files, "r", 2);
  }

  @Test
  void shapesAndLengthsThatDoNotFitAllocateNothing() throws IOException {
    forged(
        "expected a tensor \"answers\" of shape [2000000000, 2], got one of shape [3, 2]",
        (tensors, texts) -> texts.put("rows", "2000000000"));
    forged(
        "expected a tensor \"answers\" of shape [3, 2000000000], got one of shape [3, 2]",
        (tensors, texts) -> texts.put("outputs", "2000000000"));
    forged(
        "expected a tensor \"answers\" of shape [3, 2], got none",
        (tensors, texts) -> tensors.clear());
    forged(
        "expected a tensor \"answers\" of shape [3, 2], got one of shape [6]",
        (tensors, texts) -> tensors.put("answers", Tensor.of(1, 2, 3, 4, 5, 6)));
    forged(
        "expected only the tensor \"answers\", got also \"more\"",
        (tensors, texts) -> tensors.put("more", new Tensor(List.of(0), new float[0])));
  }

  @Test
  void textsThatAreNoneAreRefused() throws IOException {
    forged(
        "metadata \"rows\": expected a number >= 0, got -1",
        (tensors, texts) -> texts.put("rows", "-1"));
    forged(
        "metadata \"train-rows\": expected a text, got none",
        (tensors, texts) -> texts.remove("train-rows"));
    forged(
        "metadata \"loss\": expected a number, got \"low\"",
        (tensors, texts) -> texts.put("loss", "low"));
    forged(
        "reason: expected why a training ended, as completed 20, got \"bored\"",
        (tensors, texts) -> texts.put("reason", "bored"));
    forged(
        "metadata \"epochs\": expected numbers, got \"1 2 3 4 5 x\"",
        (tensors, texts) -> texts.put("epochs", "1 2 3 4 5 x"));
    forged(
        "metadata \"epochs\": expected at most 2147483647 lines of 6 numbers, got 2 numbers",
        (tensors, texts) -> texts.put("epochs", "1 2"));
    forged(
        "metadata \"confusion\": expected no line, or 2 lines of as many counts, got 1 of 2",
        (tensors, texts) -> texts.put("confusion", "1 2"));
    forged(
        "metadata \"confusion\": expected counts, got \"1 -2\"",
        (tensors, texts) -> texts.put("confusion", "1 -2\n1 2"));
    forged(
        "metadata \"confusion\": expected counts, got \"1 99999999999\"",
        (tensors, texts) -> texts.put("confusion", "1 99999999999\n1 2"));
  }

  /** A file that was changed and given a matching digest. */
  private void forged(String message, BiConsumer<Map<String, Tensor>, Map<String, String>> change)
      throws IOException {
    FoldFiles files = written();
    Content content = Safetensors.read(files.file(2));
    Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
    Map<String, String> texts = new LinkedHashMap<>(content.metadata());
    change.accept(tensors, texts);
    texts.put("file-digest", ModelFile.digest(tensors, texts));
    Safetensors.write(files.file(2), tensors, texts);
    refused(message + REMEDY, files, "r", 2);
  }
}
