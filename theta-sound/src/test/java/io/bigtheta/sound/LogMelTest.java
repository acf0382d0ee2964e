package io.bigtheta.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The front end beside librosa 0.11.0, and the pictures that it makes. */
class LogMelTest {
  private static Recording recording(String name) throws IOException {
    byte[] content = Files.readAllBytes(Samples.folder().resolve(name + ".wav"));
    return Wav.read(name, content).recording();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0_george_0", "7_jackson_32", "9_theo_12"})
  void theDecibelsAreThoseOfLibrosa(String name) throws IOException {
    double[][] expected = Samples.table("reference_" + name + "_logmel_db.csv.gz");
    double[][] found = new LogMel(8000).decibels(recording(name));
    assertEquals(expected.length, found.length);
    for (int t = 0; t < expected.length; t++) {
      assertArrayEquals(expected[t], found[t], 1e-4, "frame " + t);
    }
  }

  @Test
  void aShortRecordingLiesInTheMiddleOfItsPicture() throws IOException {
    byte[] levels = new LogMel(8000).levels(recording("0_george_0"));
    assertEquals(100 * 40, levels.length);
    int loudest = 0;
    for (int i = 0; i < levels.length; i++) {
      loudest = Math.max(loudest, levels[i] & 0xFF);
      if (i < 35 * 40 || i >= 65 * 40) {
        assertEquals(0, levels[i], "30 frames stand from row 35 on");
      }
    }
    assertEquals(255, loudest);
  }

  @Test
  void loudnessDoesNotMatter() throws IOException {
    Recording loud = recording("7_jackson_32");
    float[] half = loud.samples().clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    byte[] expected = new LogMel(8000).levels(loud);
    byte[] found = new LogMel(8000).levels(new Recording(8000, half));
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i] & 0xFF, found[i] & 0xFF, 1, "level " + i);
    }
  }

  @Test
  void ofALongRecordingTheLoudestPartIsTaken() {
    float[] samples = new float[8000 * 3];
    for (int i = 16_000; i < 20_000; i++) {
      samples[i] = (float) StrictMath.sin(i * 0.5);
    }
    LogMel mel = new LogMel(8000);
    byte[] levels = mel.levels(new Recording(8000, samples));
    int loud = 0;
    for (int t = 0; t < 100; t++) {
      loud += (levels[t * 40 + 10] & 0xFF) > 100 ? 1 : 0;
    }
    assertEquals(50, loud, 2);
    assertEquals(
        "[longer than 1.0 s, of which the loudest part is taken]",
        mel.left(new Recording(8000, samples)).toString());
    assertEquals("[]", mel.left(new Recording(8000, new float[7_000])).toString());
  }

  @Test
  void anotherRateAndSilenceAreRefused() {
    assertEquals(
        "recording: expected 8000 samples a second, got 16000 samples a second; resample it, for example with ffmpeg -i IN -ar 8000 OUT.wav",
        message(() -> new LogMel(8000).levels(new Recording(16_000, new float[100]))));
    assertEquals(
        "recording: expected a sound, got silence; record it again",
        message(() -> new LogMel(8000).levels(new Recording(8000, new float[100]))));
    assertEquals("rate: expected 4000 to 96000, got 0", message(() -> new LogMel(0)));
  }

  private static String message(Runnable run) {
    return assertThrows(Refusal.class, run::run).getMessage();
  }

  @Test
  void settingsAreAText() {
    assertEquals("log-mel(8000)", Spec.text(new LogMel(8000)));
    assertEquals(
        new LogMel(16_000, 50, 40, 80),
        Spec.parse(LogMel.class, "log-mel(16000, frames=50, range=80)"));
  }

  @Test
  void windowsGrowWithTheRate() {
    assertEquals("200 80 256", sizes(8000));
    assertEquals("400 160 512", sizes(16_000));
    assertEquals("1103 441 2048", sizes(44_100));
  }

  private static String sizes(int rate) {
    LogMel mel = new LogMel(rate);
    return mel.window() + " " + mel.hop() + " " + mel.size();
  }
}
