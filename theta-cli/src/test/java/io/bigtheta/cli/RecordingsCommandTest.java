package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of recordings from the training to the prediction. Two people whistle high and low. */
class RecordingsCommandTest {
  @TempDir
  static Path folder;

  private static Path sounds;
  private static Path run;

  @BeforeAll
  static void train() throws IOException {
    sounds = Files.createDirectories(folder.resolve("sounds"));
    for (int i = 0; i < 10; i++) {
      for (String who : new String[] {"anna", "ben"}) {
        int hertz = who.equals("anna") ? 20 * i : -20 * i;
        tone(sounds.resolve("high_" + who + "_" + i + ".wav"), 8000, 2000 + hertz);
        tone(sounds.resolve("low_" + who + "_" + i + ".wav"), 8000, 500 + hertz);
      }
    }
    run = folder.resolve("run");
    Cli cli = Cli.done("train", sounds, "--out", run, "--hidden", 16, "--epochs", 8);
    assertTrue(cli.out().contains("test         accuracy 100.00 %"), cli.out());
    said("recordings   as pictures of their frequencies, by log-mel(8000)", cli);
    said(
        "speakers     2, known by the names of the files; crossvalidate --group speaker holds out whole speakers",
        cli);
  }

  private static void tone(Path file, int rate, int hertz) throws IOException {
    int count = rate * 2 / 5;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * count).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(text("RIFF")).putInt(36 + 2 * count).put(text("WAVEfmt ")).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    wav.putShort((short) 2).putShort((short) 16).put(text("data")).putInt(2 * count);
    for (int i = 0; i < count; i++) {
      wav.putShort((short) (9000 * StrictMath.sin(2 * Math.PI * hertz * i / rate)));
    }
    Files.write(file, wav.array());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void said(String words, Cli cli) {
    assertTrue((cli.out() + cli.err()).contains(words), words + " in\n" + cli.out() + cli.err());
  }

  private static void refused(String words, Object... arguments) {
    Cli cli = Cli.run(arguments);
    assertEquals(2, cli.code());
    assertEquals("theta: " + words + "\n", cli.err());
  }

  @Test
  void aRecordingIsPredicted() throws IOException {
    Path whistle = folder.resolve("whistle.wav");
    tone(whistle, 8000, 2050);
    assertEquals(
        "high",
        Cli.done("predict", run, whistle, "--json").json().get(0).get("label").asText());
    said("made of recordings by log-mel(8000)", Cli.done("inspect", run));
  }

  @Test
  void aFolderOfRecordingsIsEvaluatedAndSpeakersAreHeldOut() {
    assertEquals(
        1,
        Cli.done("evaluate", run, sounds, "--all", "--json")
            .json()
            .get("accuracy")
            .asDouble());
    Cli cli = Cli.done(
        "crossvalidate",
        sounds,
        "--out",
        folder.resolve("folds"),
        "--folds",
        2,
        "--group",
        "speaker",
        "--epochs",
        5,
        "--hidden",
        8);
    said("grouped(2)", cli);
  }

  @Test
  void whatIsNoRecordingOrDoesNotFitIsRefusedInOneLine() throws IOException {
    Path fast = folder.resolve("fast.wav");
    tone(fast, 16_000, 500);
    refused(
        fast
            + ": expected 8000 samples a second, got 16000 samples a second; resample it, for example with ffmpeg -i IN -ar 8000 OUT.wav",
        "predict",
        run,
        fast);
    Path other = Files.writeString(folder.resolve("other.wav"), "not a sound");
    refused(
        other
            + ": expected a WAV file (RIFF/WAVE), got another kind of file; convert the recording to WAV",
        "predict",
        run,
        other);
    refused(
        "--images: expected a folder of images, got recordings in " + sounds,
        "train",
        sounds,
        "--images",
        "raw");
    refused(
        "--group: expected a CSV file, of which it names a column, or speaker for recordings, got \"who\"",
        "crossvalidate",
        sounds,
        "--group",
        "who");
  }
}
