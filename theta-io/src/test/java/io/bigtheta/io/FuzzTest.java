package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.torch.StateDict;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives every reader whole files with a few bytes changed, moved, doubled or lost. The reader returns a value or one
 * line of refusal, never anything else.
 */
class FuzzTest {
  private static final int ROUNDS = Integer.getInteger("theta.fuzz", 500);
  private static final byte[] SPICE =
      "0123456789-+.eE,;\t\n\"{}[]:\\\0\u007F".getBytes(StandardCharsets.UTF_8);

  @TempDir
  Path folder;

  /** A reader that is tried on a file. */
  private interface Reading {
    void read(Path file) throws IOException;
  }

  @Test
  void imagesSurviveAnyBytes() {
    fuzz(List.of(Samples.images(), Samples.gzip(Samples.images())), Idx::images);
  }

  @Test
  void labelsSurviveAnyBytes() {
    fuzz(List.of(Samples.labels(), Samples.gzip(Samples.labels())), Idx::labels);
  }

  @Test
  void recordsOfLabelsAndImagesSurviveAnyBytes() {
    byte[] raw = new byte[2 * Cifar.RECORD];
    List<String> classes = List.of("a", "b");
    fuzz(List.of(raw, Samples.gzip(raw)), file -> Cifar.read("x", List.of(file), 2, classes));
  }

  @Test
  void picturesSurviveAnyBytes() throws IOException {
    PixelInputs inputs = new PixelInputs(1, 28, 28, 1f / 255);
    byte[] png = ImagesTest.png(ImagesAttackTest.drawing());
    byte[] jpeg = ImagesTest.jpeg(ImagesAttackTest.drawing());
    PixelInputs photograph = new PixelInputs(3, 9, 7, 1f / 255);
    List<byte[]> odd = new ArrayList<>();
    for (String name : List.of(
        "five.gif", "five.ico", "five.tiff", "five-really-bmp.png", "five-progressive.jpg")) {
      try (InputStream in = FuzzTest.class.getResourceAsStream("odd-pictures/" + name)) {
        odd.add(in.readAllBytes());
      }
    }
    odd.add("P3 2 2 255 1 2 3 4 5 6 7 8 9 10 11 12".getBytes(StandardCharsets.US_ASCII));
    odd.add("P5 4 2 15 12345678".getBytes(StandardCharsets.US_ASCII));
    fuzz(odd, Images::read);
    fuzz(List.of(png, jpeg), file -> Images.read(file, inputs, ImageStyle.INK));
    fuzz(List.of(png, jpeg), file -> Images.read(file, photograph, ImageStyle.RAW));
  }

  @Test
  void tablesSurviveAnyBytes() {
    ColumnInputs inputs = (ColumnInputs) Samples.classifier().preparation().inputs();
    byte[] comma =
        "age,word,size\n1,dog,2.5\n-3e2,\"c\"\"at\",NA\n,dög,7\n".getBytes(StandardCharsets.UTF_8);
    byte[] tab = "\uFEFFage\tsize\tx\r\n1\t2\t3\r\n4\t5\t?\r\n".getBytes(StandardCharsets.UTF_8);
    fuzz(List.of(comma, tab, Samples.gzip(comma)), Csv::read);
    fuzz(List.of(comma, tab, Samples.gzip(comma)), file -> Csv.read(file, inputs));
    fuzz(List.of(comma, tab), file -> Csv.read(file).target("age"));
  }

  @Test
  void tensorsAndModelsSurviveAnyBytes() throws IOException {
    fuzz(models(), Safetensors::read);
    fuzz(models(), ModelFile::read);
    fuzz(models(), file -> ModelFile.read(Files.readAllBytes(file)));
    fuzz(models(), file -> {
      try (InputStream in = Files.newInputStream(file)) {
        ModelFile.read(in, 4096);
      }
    });
  }

  @Test
  void weightsOfPyTorchSurviveAnyBytes() throws IOException {
    Path files = Path.of("src/test/resources/io/bigtheta/io/torch");
    List<byte[]> weights = new ArrayList<>();
    for (String name : List.of("two", "brain", "double", "lstm")) {
      weights.add(Files.readAllBytes(files.resolve(name + ".safetensors")));
    }
    Blueprint blueprint = Blueprint.parse("4 dense(4) dense(4)");
    fuzz(weights, file -> StateDict.read(file).onto(blueprint));
  }

  @Test
  void modelsSurviveAnyTextBehindADigestThatFits() throws IOException {
    fuzz(models(), file -> {
      Safetensors.Content content = Safetensors.read(file);
      Model model =
          ModelFile.model("m", content, ModelFile.digest(content.tensors(), content.metadata()));
      assertEquals(model.network().blueprint().size(), model.network().theta().length);
    });
  }

  @Test
  void ensemblesSurviveAnyBytes() throws IOException {
    Path file = folder.resolve("m");
    Path list = folder.resolve("ensemble.json");
    ModelFile.write(Samples.classifier(), file);
    EnsembleFile.write(List.of(file), list);
    fuzz(List.of(Files.readAllBytes(list)), EnsembleFile::read);
  }

  @Test
  void foldsAndStatesOfPruningsSurviveAnyBytes() throws IOException {
    FoldFiles folds = FoldFiles.open(folder, "iris");
    folds.add("r", 2, FoldFilesTest.odd());
    byte[] fold = Files.readAllBytes(folds.file(2));
    fuzz(List.of(fold), file -> {
      Files.write(folds.file(2), Files.readAllBytes(file));
      folds.find("r", 2);
    });
    List<byte[]> states = new ArrayList<>(models());
    states.add(fold);
    fuzz(states, file -> PruningFile.open(file, "iris").last());
  }

  private List<byte[]> models() throws IOException {
    Path file = folder.resolve("m");
    ModelFile.write(Samples.classifier(), file);
    byte[] classifier = Files.readAllBytes(file);
    ModelFile.write(Samples.photographer(), file);
    byte[] photographer = Files.readAllBytes(file);
    ModelFile.write(Samples.regressor(), file);
    return List.of(classifier, photographer, Files.readAllBytes(file));
  }

  private void fuzz(List<byte[]> whole, Reading reading) {
    for (int round = 0; round < ROUNDS; round++) {
      Seed seed = new Seed(7).child("fuzz", round);
      byte[] bytes = whole.get(round % whole.size());
      int changes = 1 + seed.below(0, 4);
      for (int i = 0; i < changes; i++) {
        bytes = changed(bytes, seed.child(i));
      }
      Path file = Samples.file(folder, "f", bytes);
      try {
        reading.read(file);
      } catch (IllegalArgumentException e) {
        assertEquals(-1, String.valueOf(e.getMessage()).indexOf('\n'), e.getMessage());
      } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw new AssertionError("round " + round + ": " + Arrays.toString(bytes), e);
      }
    }
  }

  private static byte[] changed(byte[] bytes, Seed seed) {
    if (bytes.length == 0) {
      return new byte[] {(byte) seed.bits(1)};
    }
    int at = seed.below(1, bytes.length);
    int count = Math.min(bytes.length - at, 1 + seed.below(2, 16));
    byte[] copy = bytes.clone();
    switch (seed.below(3, 7)) {
      case 0 -> copy[at] ^= (byte) (1 << seed.below(4, 8));
      case 1 -> copy[at] = (byte) seed.bits(4);
      case 2 -> copy[at] = SPICE[seed.below(4, SPICE.length)];
      case 3 -> copy = Arrays.copyOf(bytes, at);
      case 4 -> copy = joined(bytes, at, at + count);
      case 5 -> copy = joined(bytes, at + count, at);
      default -> System.arraycopy(bytes, seed.below(4, bytes.length - count + 1), copy, at, count);
    }
    return copy;
  }

  /** The bytes up to one place, followed by the bytes from another place. */
  private static byte[] joined(byte[] bytes, int end, int from) {
    byte[] all = Arrays.copyOf(bytes, end + bytes.length - from);
    System.arraycopy(bytes, from, all, end, bytes.length - from);
    return all;
  }
}
