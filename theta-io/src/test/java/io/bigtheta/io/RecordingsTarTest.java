package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of a data set as one file with the same bytes, wherever they come from. */
class RecordingsTarTest {
  @TempDir
  Path folder;

  private static SortedMap<String, byte[]> files(String prefix) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    files.put(prefix + "1_anna_0.wav", bytes("one"));
    files.put(prefix + "0_anna_0.wav", new byte[700]);
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] archive() throws IOException {
    SortedMap<String, byte[]> all = files("digits-1.0/recordings/");
    all.put("digits-1.0/README.md", bytes("# Digits"));
    all.put("digits-1.0/other/2_anna_0.wav", bytes("two"));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(RecordingsTar.of(all));
    }
    return packed.toByteArray();
  }

  @Test
  void whatIsPackedIsReadBack() throws IOException {
    byte[] tar = RecordingsTar.of(files(""));
    assertEquals(1024 + 1024 + 1024 + 512, tar.length);
    SortedMap<String, byte[]> read = RecordingsTar.read(Files.write(folder.resolve("a.tar"), tar));
    assertEquals(List.of("0_anna_0.wav", "1_anna_0.wav"), List.copyOf(read.keySet()));
    assertArrayEquals(bytes("one"), read.get("1_anna_0.wav"));
  }

  @Test
  void anArchiveAndItsFolderAreTheSameBytes() throws IOException {
    byte[] expected = RecordingsTar.of(files(""));
    assertArrayEquals(
        expected, RecordingsTar.ofArchive("a.tar.gz", new ByteArrayInputStream(archive())));
    for (String place : List.of("a", "b/recordings", "c/digits-1.0/recordings", "d")) {
      Path inside = Files.createDirectories(folder.resolve(place));
      if (place.equals("d")) {
        Files.write(inside.resolve("v1.0.tar.gz"), archive());
      } else {
        for (var file : files("").entrySet()) {
          Files.write(inside.resolve(file.getKey()), file.getValue());
        }
      }
      DataFile wanted = Bytes.file("recordings.tar", expected);
      Shelf shelf = new Shelf(
          Files.createDirectory(folder.resolve("shelf" + place.charAt(0))), Progress.NONE);
      new RecordingsTar.Unpacked(folder.resolve(place.substring(0, 1)))
          .fetch(List.of(wanted), shelf);
      assertTrue(shelf.missing(List.of(wanted)).isEmpty(), place);
    }
  }

  @Test
  void aFolderWithoutRecordingsHasNone() {
    Shelf shelf = new Shelf(folder.resolve("shelf"), Progress.NONE);
    assertEquals(
        "no recordings there",
        assertThrows(
                IOException.class, () -> new RecordingsTar.Unpacked(folder).fetch(List.of(), shelf))
            .getMessage());
  }

  @Test
  void spokenDigitsThatAreNowhereAreRefusedWithThePlaceForThem() {
    DataSets sets = DataSets.standard().cache(folder.resolve("cache")).places(data -> List.of());
    Path kept = folder.resolve("cache/spoken-digits");
    assertEquals(
        "spoken-digits: expected recordings.tar in one of the places known, got none from " + kept
            + " (not there), recordings in " + kept
            + " (no recordings there); put the archive .tar.gz its makers publish, or its folder recordings, into "
            + kept + " or into a folder named with --data-dir",
        assertThrows(FormatException.class, () -> sets.open("spoken-digits")).getMessage());
  }
}
