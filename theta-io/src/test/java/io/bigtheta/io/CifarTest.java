package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CIFAR-10 with four images per file. */
class CifarTest {
  private static final int RECORDS = 4;

  private static final NamedData TINY = tiny();

  @TempDir
  Path folder;

  private static NamedData tiny() {
    NamedData whole = DataSets.about("cifar-10");
    return new NamedData(
        whole.name(),
        whole.title(),
        whole.credit(),
        whole.image(),
        whole.classes(),
        5 * RECORDS,
        RECORDS,
        whole.format(),
        NamedData.cifar(RECORDS),
        whole.unpacked(),
        whole.mirrors(),
        whole.packed());
  }

  /** The k-th file: image i has the label k + i, and at y, x the red 10·k + i, the green y and the blue x. */
  private static byte[] file(int k) {
    byte[] bytes = new byte[RECORDS * 3073];
    for (int i = 0; i < RECORDS; i++) {
      bytes[i * 3073] = (byte) (k + i);
      for (int p = 0; p < 1024; p++) {
        int at = i * 3073 + 1 + p;
        bytes[at] = (byte) (10 * k + i);
        bytes[at + 1024] = (byte) (p / 32);
        bytes[at + 2048] = (byte) (p % 32);
      }
    }
    return bytes;
  }

  private Path fill(String name, String ending) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    for (int k = 0; k < 6; k++) {
      byte[] raw = file(k);
      Files.write(
          place.resolve(TINY.files().get(k).name() + ending),
          ending.isEmpty() ? raw : Bytes.gzip(raw));
    }
    return place;
  }

  private DataSets sets() {
    return DataSets.standard().cache(folder.resolve("cache")).places(data -> List.of());
  }

  private static void assertWhole(LabelledData read) {
    Dataset train = read.train();
    Dataset test = read.test().orElseThrow();
    assertEquals("cifar-10: 20 rows of 3072", train.toString());
    assertEquals("cifar-10 test: 4 rows of 3072", test.toString());
    assertEquals("airplane", ((Classes) train.targets()).labels().get(0));
    assertEquals("truck", ((Classes) train.targets()).labels().get(9));
    assertEquals(List.of(0, 4), List.of(train.label(0), train.label(10)));
    assertEquals(8, test.label(3));
    Pixels pixels = (Pixels) train.features();
    assertEquals(List.of(3, 32, 32), List.of(pixels.channels(), pixels.height(), pixels.width()));
    for (int row = 0; row < 20; row++) {
      for (int p = 0; p < 1024; p++) {
        assertEquals(row / 4 * 10 + row % 4, pixels.get(row, 3 * p), "red");
        assertEquals(p / 32, pixels.get(row, 3 * p + 1), "green, which is y");
        assertEquals(p % 32, pixels.get(row, 3 * p + 2), "blue, which is x");
      }
    }
  }

  @Test
  void theRealFilesHaveTenThousandRecords() {
    NamedData cifar = DataSets.about("cifar-10");
    assertEquals(6, cifar.files().size());
    assertEquals("data_batch_5.bin", cifar.files().get(4).name());
    assertEquals("test_batch.bin", cifar.files().get(5).name());
    assertTrue(cifar.files().stream().allMatch(file -> file.size() == 30_730_000));
    assertFalse(cifar.published());
  }

  @Test
  void filesAndTheFolderOfTheArchiveAreFoundInTheCache() throws IOException {
    for (String place : List.of(
        "cache/cifar-10", "cache/cifar-10/cifar-10-batches-bin", "cache/cifar-10-batches-bin")) {
      Path filled = fill(place, "");
      assertEquals(filled, sets().kept("cifar-10"));
      assertWhole(sets().open(TINY));
      for (DataFile file : TINY.files()) {
        Files.delete(filled.resolve(file.name()));
      }
      Files.delete(filled);
    }
  }

  @Test
  void filesAndTheFolderOfTheArchiveAreFoundInTheFolderGiven() throws IOException {
    for (String place : List.of("a", "b/cifar-10-batches-bin", "c/cifar-10")) {
      Path filled = fill(place, place.equals("a") ? ".gz" : "");
      Path given = folder.resolve(place.substring(0, 1));
      assertWhole(sets().folder(given).open(TINY));
      assertWhole(sets().folder(filled).open(TINY));
    }
    assertFalse(Files.exists(folder.resolve("cache")));
  }

  @Test
  void whatIsMissingIsRefusedWithThePlaceForIt() throws IOException {
    Path given = fill("given", "");
    Files.delete(given.resolve("data_batch_3.bin"));
    Path kept = folder.resolve("cache/cifar-10");
    assertEquals(
        "cifar-10: expected data_batch_3.bin in one of the places known, got none from " + given
            + " (not there), " + kept + " (not there); unpack the archive its makers publish, and"
            + " put its folder cifar-10-batches-bin into " + kept
            + " or into a folder named with --data-dir",
        refused(sets().folder(given)));
  }

  @Test
  void aFileOfAnotherLengthIsRefusedWhereverItIs() throws IOException {
    Path given = fill("given", "").resolve("test_batch.bin");
    Files.write(given, new byte[12_291]);
    String wanted = ": expected 12292 bytes of test_batch.bin, got ";
    assertEquals(given + wanted + "12291 bytes", refused(sets().folder(given.getParent())));
    Path kept = fill("cache/cifar-10", "").resolve("test_batch.bin");
    Files.write(kept, new byte[12_293]);
    assertEquals(kept + wanted + "more", refused(sets()));
  }

  @Test
  void aLabelThatIsNoneIsRefused() throws IOException {
    Path kept = fill("cache/cifar-10", "").resolve("data_batch_2.bin");
    byte[] wrong = file(1);
    wrong[2 * 3073] = 10;
    Files.write(kept, wrong);
    assertEquals(kept + ": expected labels 0 … 9, got 10 for image 3", refused(sets()));
    wrong[2 * 3073] = -1;
    Files.write(kept, wrong);
    assertEquals(kept + ": expected labels 0 … 9, got 255 for image 3", refused(sets()));
  }

  @Test
  void theReaderItselfKnowsHowLongAFileIs() throws IOException {
    Path cut = Files.write(folder.resolve("cut.bin"), new byte[3000]);
    assertEquals(
        cut
            + ": expected 3073 bytes for 1 records of a label and an image of 3x32x32, got 3000 bytes",
        assertThrows(FormatException.class, () -> Cifar.read("x", List.of(cut), 1, TINY.classes()))
            .getMessage());
  }

  private static String refused(DataSets sets) {
    return assertThrows(FormatException.class, () -> sets.open(TINY)).getMessage();
  }
}
