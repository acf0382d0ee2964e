package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.model.Ensemble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnsembleFileTest {
  @TempDir
  private Path folder;

  private Path a;
  private Path b;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    a = Files.createDirectories(folder.resolve("1")).resolve("model.safetensors");
    b = Files.createDirectories(folder.resolve("2")).resolve("model.safetensors");
    file = folder.resolve("ensemble.json");
    ModelFile.write(Samples.classifier(), a);
    ModelFile.write(Samples.classifier(), b);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Ensemble written = EnsembleFile.write(List.of(a, b), file);
    assertEquals(2, written.models().size());
    Ensemble read = EnsembleFile.read(file);
    assertEquals(2, read.models().size());
    String digest = Samples.classifier().network().digest();
    read.models().forEach(model -> assertEquals(digest, model.network().digest()));
    assertEquals(
        "{\"format\":\"theta-ensemble 1\",\"members\":[{\"model\":\"1/model.safetensors\",\"theta-digest\":\""
            + digest + "\"},{\"model\":\"2/model.safetensors\",\"theta-digest\":\"" + digest
            + "\"}]}\n",
        Files.readString(file));
  }

  @Test
  void anEnsembleCanBeMoved() throws IOException {
    EnsembleFile.write(List.of(a, b), file);
    Path moved = Files.createDirectories(folder.resolve("moved"));
    for (Path part : List.of(a.getParent(), b.getParent(), file)) {
      Files.move(part, moved.resolve(part.getFileName()));
    }
    assertEquals(2, EnsembleFile.read(moved.resolve("ensemble.json")).models().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|ensemble.json: expected format theta-ensemble 1, got \"\"; use the version of Theta that wrote it",
        "{\"format\":\"theta-ensemble 2\"}|ensemble.json: expected format theta-ensemble 1, got \"theta-ensemble 2\"; use the version of Theta that wrote it",
        "{\"format\":\"theta-ensemble 1\"}|ensemble.json: expected a list of at most 10000 members, got none; train it anew",
        "{\"format\":\"theta-ensemble 1\",\"members\":[]}|ensemble.json: ensemble: expected at least one model, got none",
        "{\"format\":\"theta-ensemble 1\",\"members\":[7]}|ensemble.json: member 1: expected a model in the folder of this file, got \"\"; train it anew",
        "{\"format\":\"theta-ensemble 1\",\"members\":[{\"model\":\"../m\"}]}|ensemble.json: member 1: expected a model in the folder of this file, got \"../m\"; train it anew",
        "{\"format\":\"theta-ensemble 1\",\"members\":[{\"model\":\"/etc/passwd\"}]}|ensemble.json: member 1: expected a model in the folder of this file, got \"/etc/passwd\"; train it anew",
        "{\"format\":\"theta-ensemble 1\",\"members\":[{\"model\":\"3/m\"}]}|ensemble.json: member 1: expected the model 3/m, got nothing there; train it anew",
      })
  void damagedFilesAreRefused(String text, String message) throws IOException {
    Files.writeString(file, text);
    Samples.refused(message, folder, () -> EnsembleFile.read(file));
  }

  @Test
  void membersThatAreMissingOrOthersAreRefused() throws IOException {
    EnsembleFile.write(List.of(a, b), file);
    String digest = Samples.classifier().network().digest();
    ModelFile.write(Samples.regressor(), b);
    Samples.refused(
        "ensemble.json: member 2: expected θ digest " + FormatException.quoted(digest)
            + ", got a model 2/model.safetensors with "
            + Samples.regressor().network().digest()
            + "; train it anew",
        folder,
        () -> EnsembleFile.read(file));
    Samples.refused(
        "ensemble.json: ensemble: expected models of the same classes [no, yes], got one of numbers [angle, width]",
        folder,
        () -> EnsembleFile.write(List.of(a, b), file));
    Files.delete(b);
    Samples.refused(
        "ensemble.json: member 2: expected the model 2/model.safetensors, got nothing there; train it anew",
        folder,
        () -> EnsembleFile.read(file));
    Path inner = a.getParent().resolve("ensemble.json");
    ModelFile.write(Samples.classifier(), b);
    Samples.refused(
        "1/ensemble.json: expected members in its folder, got 2/model.safetensors",
        folder,
        () -> EnsembleFile.write(List.of(b), inner));
  }

  @Test
  void aMemberInAnotherFolderIsRefusedThoughALinkLeadsThere() throws IOException {
    EnsembleFile.write(List.of(a, b), file);
    Path elsewhere = Files.createTempDirectory(folder.getParent(), "elsewhere").toRealPath();
    Files.move(b, elsewhere.resolve("model.safetensors"));
    Files.delete(b.getParent());
    try {
      Files.createSymbolicLink(b.getParent(), elsewhere);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("this platform makes no links");
    }
    Samples.refused(
        "ensemble.json: member 2: expected a model in the folder of this file, got a link to "
            + elsewhere.resolve("model.safetensors") + "; train it anew",
        folder,
        () -> EnsembleFile.read(file));
  }
}
