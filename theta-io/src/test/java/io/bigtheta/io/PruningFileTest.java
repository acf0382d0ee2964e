package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.prune.Pruned;
import io.bigtheta.prune.Pruning;
import io.bigtheta.prune.PruningEvent;
import io.bigtheta.prune.PruningState;
import io.bigtheta.prune.Units;
import io.bigtheta.prune.Weights;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PruningFileTest {
  private static final String REMEDY = "; delete it to begin again";

  @TempDir
  private Path folder;

  private static Dataset data(boolean classes) {
    float[][] x = new float[60][3];
    int[] labels = new int[60];
    float[] numbers = new float[60];
    for (int i = 0; i < 60; i++) {
      x[i] = new float[] {i % 5, i % 7, i % 2};
      labels[i] = i % 5 > 2 ? 1 : 0;
      numbers[i] = 3 * (i % 5) - i % 7;
    }
    return classes ? Dataset.of(x, labels) : Dataset.of(x, numbers);
  }

  private static Trainer trainer(boolean classes) {
    return Trainer.of(classes ? new CrossEntropy() : new SquaredError(), new Adam())
        .rate(0.02f)
        .batch(16)
        .epochs(2);
  }

  private static final Model CLASSIFIER = trained(true);
  private static final Model REGRESSOR = trained(false);

  private static Model model(boolean classes) {
    return classes ? CLASSIFIER : REGRESSOR;
  }

  private static Model trained(boolean classes) {
    return trainer(classes)
        .epochs(20)
        .fit(
            Blueprint.parse("3 dense(8, activation=relu) dense(" + (classes ? 2 : 1) + ")"),
            data(classes),
            data(classes))
        .model();
  }

  private static Pruning recipe(boolean classes) {
    return Pruning.of(classes ? new Units() : new Weights(), trainer(classes))
        .tolerance(0.1)
        .step(0.5);
  }

  /** Runs until {@code rounds} rounds were judged after the start. */
  private static Pruned run(boolean classes, int threads, int rounds, PruningFile file) {
    AtomicInteger judged = new AtomicInteger(-1);
    Dataset data = data(classes);
    return recipe(classes)
        .run(
            model(classes),
            data,
            data,
            classes ? data : data.pick(),
            Session.quiet().threads(threads).cancelled(() -> judged.get() >= rounds),
            file,
            event -> judged.addAndGet(event instanceof PruningEvent.Judged ? 1 : 0));
  }

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 2", "false, 1", "false, 2"})
  void aPruningKilledAfterAnyRoundGoesOnToTheSameBits(boolean classes, int threads)
      throws IOException {
    Dataset data = data(classes);
    String subject = recipe(classes)
        .subject(model(classes), data, data, classes ? data : data.pick(), () -> false);
    Pruned whole =
        run(classes, 1, Integer.MAX_VALUE, PruningFile.open(folder.resolve("whole"), subject));
    assertTrue(whole.curve().size() > 3, "the test needs rounds: " + whole.curve());
    for (int k = 0; k < whole.curve().size(); k++) {
      Path file = folder.resolve("pruning-" + k + ".safetensors");
      Pruned cut = run(classes, threads, k, PruningFile.open(file, subject));
      Model inFile = ModelFile.read(file);
      assertEquals(cut.model().network().digest(), inFile.network().digest(), "usable as a model");
      Pruned resumed = run(classes, threads, Integer.MAX_VALUE, PruningFile.open(file, subject));
      assertEquals(whole.curve(), resumed.curve());
      assertEquals(whole.after(), resumed.after());
      assertEquals(whole.model().network().digest(), resumed.model().network().digest());
      assertEquals(whole.model().provenance(), resumed.model().provenance());
      assertEquals(whole.dead(), resumed.dead());
      assertEquals(whole.duplicated(), resumed.duplicated());
      assertTrue(resumed.complete());
    }
  }

  private PruningFile written() {
    PruningFile file = PruningFile.open(folder.resolve("p"), "digits");
    run(true, 1, 2, file);
    return file;
  }

  @Test
  void whatIsReadHasTheBitsOfWhatWasWritten() throws IOException {
    PruningState state = written().last().orElseThrow();
    byte[] bytes = Files.readAllBytes(folder.resolve("p"));
    PruningFile again = PruningFile.open(folder.resolve("q"), "digits");
    assertEquals(Optional.empty(), again.last());
    again.keep(state);
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("q")));
  }

  private void refused(String message) {
    Samples.refused(
        "p: " + message,
        folder,
        () -> PruningFile.open(folder.resolve("p"), "digits").last());
  }

  @Test
  void aFileCutAtAnyByteIsRefused() throws IOException {
    written();
    byte[] whole = Files.readAllBytes(folder.resolve("p"));
    for (int length = 0; length < whole.length; length++) {
      Files.write(folder.resolve("p"), Arrays.copyOf(whole, length));
      refused("expected the whole state of a pruning, got a damaged file" + REMEDY);
    }
  }

  @Test
  void aFileWithAnyByteChangedIsRefused() throws IOException {
    PruningFile file = written();
    byte[] whole = Files.readAllBytes(folder.resolve("p"));
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(folder.resolve("p"), changed);
      FormatException e = assertThrows(FormatException.class, file::last);
      assertTrue(e.getMessage().startsWith(folder.resolve("p") + ": "), e.getMessage());
      assertTrue(e.getMessage().matches(".*; .*delete it.*"), e.getMessage());
    }
  }

  @Test
  void aFileThatIsNoStateOfThisPruningIsRefused() throws IOException {
    written();
    Samples.refused(
        "p: expected a pruning of the same model, rows and recipe, got one of others" + REMEDY,
        folder,
        () -> PruningFile.open(folder.resolve("p"), "iris").last());
    ModelFile.write(model(true), folder.resolve("p"));
    refused(
        "expected a file of format theta pruning 1, got another; give another name, or delete it");
  }

  @Test
  void textsAndShapesThatDoNotFitAreRefused() throws IOException {
    forged(
        "metadata \"pruning-curve\": expected lines of 11 words, got \"1 2\"",
        (tensors, texts) -> texts.put("pruning-curve", "1 2"));
    forged(
        "metadata \"pruning-curve\": expected numbers, got \"0 true 1 1 1 1 1 - - - 4,x\"",
        (tensors, texts) -> texts.put("pruning-curve", "0 true 1 1 1 1 1 - - - 4,x"));
    forged("metadata \"pruning-after\": expected a line of 1, got 5", (tensors, texts) -> {
      texts.put("pruning-curve", "0 true 1 1 1 1 1 - - - 4");
      texts.put("pruning-after", "5");
    });
    forged(
        "share: expected a share in [0, 1), got NaN",
        (tensors, texts) -> texts.put("pruning-share", "NaN"));
    forged(
        "round: expected at least 1, got 0", (tensors, texts) -> texts.put("pruning-round", "0"));
    forged(
        "metadata \"pruning-dead\": expected a text, got none",
        (tensors, texts) -> texts.remove("pruning-dead"));
    forged(
        "expected a tensor \"layer.0.weight\" of shape [3, 200000000], got one of shape [3, 2]",
        (tensors, texts) -> texts.put("blueprint", "3 dense(200000000, activation=relu) dense(2)"));
    forged(
        "expected only tensors that the blueprint asks for, got also \"extra\"",
        (tensors, texts) -> tensors.put("extra", Tensor.of(1)));
  }

  /** A file changed on purpose, with a digest that fits. */
  private void forged(String message, BiConsumer<Map<String, Tensor>, Map<String, String>> change)
      throws IOException {
    written();
    Path file = folder.resolve("p");
    Content content = Safetensors.read(file);
    Map<String, Tensor> tensors = new LinkedHashMap<>(content.tensors());
    Map<String, String> texts = new LinkedHashMap<>(content.metadata());
    change.accept(tensors, texts);
    texts.put("file-digest", ModelFile.digest(tensors, texts));
    Safetensors.write(file, tensors, texts);
    refused(message + REMEDY);
    Files.delete(file);
  }
}
