package io.bigtheta.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.io.Images;
import io.bigtheta.io.Recordings;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of recordings as data. */
class RecordingsTest {
  private static final PixelInputs INPUTS =
      new PixelInputs(1, 100, 40, 1f / 255).style(new PixelStyle("log-mel(8000)"));

  @TempDir
  Path folder;

  private void put(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private String refused() {
    return assertThrows(Refusal.class, () -> Recordings.read(folder, false)).getMessage();
  }

  @Test
  void namesOfFilesTellLabelAndSpeaker() throws IOException {
    assertInstanceOf(DataSource.SoundFiles.class, DataSource.of(Samples.folder().toString()));
    Dataset rows = Recordings.read(Samples.folder(), false).train();
    assertEquals(63, rows.rows());
    assertEquals(List.of("0", "1", "6", "7", "9"), ((Classes) rows.targets()).labels());
    Pixels pixels = (Pixels) rows.features();
    assertEquals("1x100x40", pixels.shape().toString());
    assertEquals("log-mel(8000)", pixels.style().text());
    assertTrue(rows.isGrouped());
    assertEquals(0, rows.group(0), "0_george_0");
    assertEquals(1, rows.group(1), "0_jackson_0");
    assertEquals(
        List.of(
            new Note("recordings", "as pictures of their frequencies, by log-mel(8000)"),
            new Note(
                "speakers",
                "4, known by the names of the files; crossvalidate --group speaker holds out whole speakers")),
        rows.notes());
  }

  @Test
  void foldersAreLabelsAndATestFolderIsTheTestSet() throws IOException {
    for (String part : List.of("train", "test")) {
      put(part + "/no/a.wav", Samples.tone(16_000, 1, 0.3));
      put(part + "/yes/a.wav", Samples.tone(16_000, 2, 1.5));
    }
    assertInstanceOf(DataSource.SoundFiles.class, DataSource.of(folder.toString()));
    Dataset rows = Recordings.read(folder, false).train();
    assertEquals(List.of("no", "yes"), ((Classes) rows.targets()).labels());
    assertEquals("log-mel(16000)", ((Pixels) rows.features()).style().text());
    assertEquals(false, rows.isGrouped(), "nobody knows who speaks");
    assertEquals(2, Recordings.read(folder, false).test().orElseThrow().rows());
    List<String> notes = rows.notes().stream().map(Note::words).toList();
    assertTrue(notes.contains("1 of 2 are longer than 1.0 s, of which the loudest part is taken"));
    assertTrue(notes.contains("1 of 2 are of 2 channels, of which the mean is taken"));
  }

  @Test
  void recordingsOfAnotherRateAndOtherFilesAreRefusedTogetherOrLeftOut() throws IOException {
    put("a/1.wav", Samples.tone(8000, 1, 0.2));
    put("b/1.wav", Samples.tone(8000, 1, 0.2));
    put("b/2.wav", Samples.tone(16_000, 1, 0.2));
    put("b/3.wav", new byte[] {1, 2, 3});
    assertEquals(
        folder
            + ": expected recordings that fit log-mel(8000) that can be read, got 2 of 4 files that cannot:"
            + " 1 (16000 samples a second): b/2.wav, and 1 (another kind of file): b/3.wav;"
            + " mend or delete them, or leave them out with --skip-bad",
        refused());
    Dataset rows = Recordings.read(folder, true).train();
    assertEquals(2, rows.rows());
    assertTrue(rows.notes().stream()
        .anyMatch(note -> note.words()
            .startsWith("2 of 4 files, which cannot be read: 1 (16000 samples a second)")));
  }

  @Test
  void aNameWithoutLabelIsRefused() throws IOException {
    put("seven.wav", Samples.tone(8000, 1, 0.2));
    assertEquals(
        folder.resolve("seven.wav")
            + ": expected a folder named by label, or a name such as seven_anna_3.wav for label, speaker and number, got \"seven.wav\"; put it into the folder of its label",
        refused());
  }

  @Test
  void speechCommandsTellTheSpeakerInTheirNames() throws IOException {
    put("go/004ae714_nohash_0.wav", Samples.tone(16_000, 1, 0.2));
    put("go/004ae714_nohash_1.wav", Samples.tone(16_000, 1, 0.2));
    put("stop/00b01445_nohash_0.wav", Samples.tone(16_000, 1, 0.2));
    Dataset rows = Recordings.read(folder, false).train();
    assertArrayEquals(new int[] {0, 0, 1}, new int[] {rows.group(0), rows.group(1), rows.group(2)});
  }

  @Test
  void aModelTakesRecordingsAsItsFileSays() throws IOException {
    List<Note> notes = new ArrayList<>();
    Pixels one = Recordings.read("a.wav", Samples.tone(8000, 2, 0.4), INPUTS, notes::add);
    assertEquals(1, one.rows());
    assertEquals(
        List.of(new Note("recordings", "a.wav: of 2 channels, of which the mean is taken")), notes);
    assertEquals(
        "a.wav: expected 8000 samples a second, got 16000 samples a second; resample it, for example with ffmpeg -i IN -ar 8000 OUT.wav",
        assertThrows(
                Refusal.class,
                () -> Recordings.read("a.wav", Samples.tone(16_000, 1, 0.4), INPUTS, notes::add))
            .getMessage());
    assertEquals(
        "a.wav: expected a model of recordings, got one of images of 1x100x40",
        assertThrows(
                Refusal.class,
                () ->
                    Recordings.read("a.wav", new byte[0], INPUTS.style(PixelStyle.RAW), notes::add))
            .getMessage());
    assertEquals(
        "a.png: expected a WAV file, as the model was trained on recordings, got an image",
        assertThrows(Refusal.class, () -> Images.read("a.png", new byte[0], INPUTS, ImageStyle.RAW))
            .getMessage());
  }
}
