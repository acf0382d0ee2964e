package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What Idx reads, and every abuse that it refuses. */
class IdxTest {
  @TempDir
  Path folder;

  @Test
  void imagesAndLabelsAreReadAsTheyLieInTheFile() throws Exception {
    Path images = Samples.file(folder, "images", Samples.images());
    Path labels = Samples.file(folder, "labels", Samples.labels());
    Dataset data = Idx.read(images, labels);
    assertEquals("images", data.name());
    assertEquals(List.of("0", "1", "2"), ((Classes) data.targets()).labels());
    assertArrayEquals(new int[] {2, 0, 1}, ((Classes) data.targets()).values());
    Pixels pixels = (Pixels) data.features();
    assertEquals(
        List.of(3, 1, 2, 1),
        List.of(pixels.rows(), pixels.channels(), pixels.height(), pixels.width()));
    assertArrayEquals(new byte[] {0, 1, 2, 3, (byte) 254, (byte) 255}, pixels.values());
  }

  @Test
  void gzipIsKnownByItsBytesNotByTheName() throws Exception {
    Path images = Samples.file(folder, "images.idx", Samples.gzip(Samples.images()));
    assertArrayEquals(
        new byte[] {0, 1, 2, 3, (byte) 254, (byte) 255}, Idx.images(images).values());
  }

  /** The file is longer than the pieces in which it is read: two pieces and a half. */
  @Test
  void longFilesAreReadWhole() throws Exception {
    byte[] pixels = new byte[5 << 15];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 >> 3);
    }
    byte[] whole = Samples.idx(0x0803, new int[] {5, 1 << 7, 1 << 8}, pixels);
    assertArrayEquals(pixels, Idx.images(file(whole)).values());
    assertArrayEquals(pixels, Idx.images(file(Samples.gzip(whole))).values());
    refused(
        "f: expected 163856 bytes for 5 images of 128x256, got 163855 bytes",
        () -> Idx.images(file(Arrays.copyOf(whole, whole.length - 1))));
  }

  @Test
  void classesOfAModelNameTheLabels() throws Exception {
    Path images = Samples.file(folder, "images", Samples.images());
    Path labels = Samples.file(folder, "labels", Samples.labels());
    Classes classes =
        (Classes) Idx.read(images, labels, List.of("a", "b", "c", "d")).targets();
    assertEquals(List.of("a", "b", "c", "d"), classes.labels());
    refused(
        "labels: expected labels 0 … 1, got 2 for image 1",
        () -> Idx.read(images, labels, List.of("a", "b")));
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    refused(
        "nowhere: expected a file, got nothing there; check the name",
        () -> Idx.images(folder.resolve("nowhere")));
    String name = String.valueOf(folder);
    assertEquals(
        name + ": expected a file, got a folder",
        assertThrows(FormatException.class, () -> Idx.labels(folder)).getMessage());
  }

  @Test
  void emptyAndCutHeadersAreRefused() {
    refused(
        "f: expected a header of 4 bytes, got an empty file", () -> Idx.images(file(new byte[0])));
    refused("f: expected a header of 4 bytes, got 3 bytes", () -> Idx.images(file(new byte[3])));
    refused(
        "f: expected a header of 12 bytes, got 4 bytes",
        () -> Idx.images(file(Samples.idx(0x0803, new int[] {5}))));
  }

  @Test
  void anotherMagicNumberIsRefused() {
    refused(
        "f: expected the magic number 00000803 of images, got 00000801, that of labels",
        () -> Idx.images(file(Samples.labels())));
    refused(
        "f: expected the magic number 00000801 of labels, got 00000803, that of images",
        () -> Idx.labels(file(Samples.images())));
    refused(
        "f: expected the magic number 00000801 of labels, got 00000c01",
        () -> Idx.labels(file(Samples.idx(0x0C01, new int[] {1}, (byte) 0))));
    refused(
        "f: expected the magic number 00000803 of images, got 89504e47",
        () -> Idx.images(file(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0})));
  }

  @Test
  void aTruncatedFileIsRefusedAtEveryLength() {
    byte[] whole = Samples.images();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(FormatException.class, () -> Idx.images(file(cut)));
      assertThrows(FormatException.class, () -> Idx.images(file(Samples.gzip(cut))));
    }
    refused(
        "f: expected 22 bytes for 3 images of 2x1, got 21 bytes",
        () -> Idx.images(file(Arrays.copyOf(whole, 21))));
    refused(
        "f: expected 22 bytes for 3 images of 2x1, got 21 bytes",
        () -> Idx.images(file(Samples.gzip(Arrays.copyOf(whole, 21)))));
  }

  @Test
  void bytesAfterTheEndAreRefused() {
    byte[] longer = Arrays.copyOf(Samples.images(), 23);
    refused(
        "f: expected 22 bytes for 3 images of 2x1, got 23 bytes", () -> Idx.images(file(longer)));
    refused(
        "f: expected 22 bytes for 3 images of 2x1, got more",
        () -> Idx.images(file(Samples.gzip(longer))));
  }

  @Test
  void aHeaderThatPromisesMoreThanTheFileHoldsAllocatesNothing() {
    refused(
        "f: expected images of fewer than 2^31 bytes in all, got 2147483648 images of 28x28",
        () -> Idx.images(file(Samples.idx(0x0803, new int[] {Integer.MIN_VALUE, 28, 28}))));
    refused(
        "f: expected images of fewer than 2^31 bytes in all, got 4294967295 images of 4294967295x4294967295",
        () -> Idx.images(file(Samples.idx(0x0803, new int[] {-1, -1, -1}))));
    refused(
        "f: expected 2000000016 bytes for 2000000 images of 100x10, got 16 bytes",
        () -> Idx.images(file(Samples.idx(0x0803, new int[] {2_000_000, 100, 10}))));
    refused(
        "f: expected 2147483655 bytes for 2147483647 labels, got 8 bytes",
        () -> Idx.labels(file(Samples.idx(0x0801, new int[] {Integer.MAX_VALUE}))));
    byte[] packed = Samples.gzip(Samples.idx(0x0803, new int[] {2_000_000, 100, 10}));
    refused(
        "f: expected 2000000016 bytes for 2000000 images of 100x10, got " + packed.length
            + " bytes of gzip data",
        () -> Idx.images(file(packed)));
  }

  @Test
  void sizesOfZeroAreRefused() {
    refused(
        "f: expected at least one of images, got a size of 0",
        () -> Idx.images(file(Samples.idx(0x0803, new int[] {3, 0, 1}))));
  }

  @Test
  void truncatedAndDamagedGzipIsRefused() {
    byte[] packed = Samples.gzip(Samples.images());
    refused(
        "f: expected whole gzip data, got a damaged or cut file; fetch it again",
        () -> Idx.images(file(Arrays.copyOf(packed, packed.length - 9))));
    refused(
        "f: expected whole gzip data, got a damaged or cut file; fetch it again",
        () -> Idx.images(file(Arrays.copyOf(packed, 5))));
    byte[] damaged = packed.clone();
    damaged[packed.length - 6] ^= 1;
    refused(
        "f: expected whole gzip data, got a damaged or cut file; fetch it again",
        () -> Idx.images(file(damaged)));
  }

  @Test
  void aGzipBombIsNotUnpacked() {
    byte[] bomb = Samples.gzip(Arrays.copyOf(Samples.images(), 50_000_000));
    assertTrue(bomb.length < 100_000);
    refused("f: expected 22 bytes for 3 images of 2x1, got more", () -> Idx.images(file(bomb)));
  }

  @Test
  void countsOfImagesAndLabelsThatDifferAreRefused() {
    Path images = Samples.file(folder, "images", Samples.images());
    Path labels =
        Samples.file(folder, "labels", Samples.idx(0x0801, new int[] {2}, new byte[] {0, 1}));
    refused(
        "labels: expected a label for each of the 3 images in images, got 2 labels",
        () -> Idx.read(images, labels));
  }

  @Test
  void oneClassOnlyIsRefused() {
    Path images = Samples.file(folder, "images", Samples.images());
    Path labels = Samples.file(folder, "labels", Samples.idx(0x0801, new int[] {3}, new byte[3]));
    refused(
        "labels: expected at least two classes, got only \"0\"", () -> Idx.read(images, labels));
  }

  private Path file(byte[] content) {
    return Samples.file(folder, "f", content);
  }

  private void refused(String message, Executable call) {
    Samples.refused(message, folder, call);
  }
}
