package io.bigtheta.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** WAV files of all kinds that are read, and attacks. */
class WavTest {
  private static float[] read(int code, int channels, int bits, byte... data) {
    return Wav.read("x.wav", Samples.wav(code, channels, 8000, bits, data))
        .recording()
        .samples();
  }

  private static String refused(byte[] content) {
    return assertThrows(FormatException.class, () -> Wav.read("x.wav", content)).getMessage();
  }

  @Test
  void wholeNumbersOfAllSizesBecomeSharesOfTheLargest() {
    assertArrayEquals(new float[] {0, -1, 0.5f}, read(1, 1, 8, bytes(128, 0, 192)));
    assertArrayEquals(new float[] {-1, 0.5f}, read(1, 1, 16, bytes(0, 0x80, 0, 0x40)));
    assertArrayEquals(new float[] {-1, 0.5f}, read(1, 1, 24, bytes(0, 0, 0x80, 0, 0, 0x40)));
    assertArrayEquals(new float[] {-0.5f}, read(1, 1, 32, bytes(0, 0, 0, 0xC0)));
  }

  @Test
  void floatingPointIsTakenAsItIs() {
    byte[] data =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.3f).array();
    assertArrayEquals(new float[] {0.3f}, read(3, 1, 32, data));
    data = ByteBuffer.allocate(4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(Float.NaN)
        .array();
    assertEquals(
        "x.wav: expected finite samples, got one that is not, at 0",
        refused(Samples.wav(3, 1, 8000, 32, data)));
  }

  @Test
  void theMeanOfTheChannelsIsTaken() {
    Wav wav = Wav.read("x.wav", Samples.wav(1, 2, 8000, 8, bytes(192, 128, 0, 0)));
    assertEquals(2, wav.channels());
    assertArrayEquals(new float[] {0.25f, -1}, wav.recording().samples());
    assertEquals(0.00025, wav.recording().seconds());
  }

  @Test
  void chunksBesideTheSamplesAreSkipped() {
    byte[] plain = Samples.tone(8000, 1, 0.01);
    byte[] more = insert(plain, 12, Samples.chunk("LIST", bytes(1, 2, 3)), bytes(0));
    assertArrayEquals(
        Wav.read("x.wav", plain).recording().samples(),
        Wav.read("x.wav", more).recording().samples());
  }

  @Test
  void otherFilesAreRefused() {
    assertEquals(
        "x.wav: expected a WAV file (RIFF/WAVE), got an empty file; convert the recording to WAV",
        refused(new byte[0]));
    assertEquals(
        "x.wav: expected a WAV file (RIFF/WAVE), got another kind of file; convert the recording to WAV",
        refused("ID3, an MP3 file".getBytes(StandardCharsets.US_ASCII)));
    assertEquals(
        "x.wav: expected samples as whole numbers of 8, 16, 24 or 32 bits, or as floating point of 32 bits, got 8 bits of µ-law; convert it to PCM of 16 bits",
        refused(Samples.wav(7, 1, 8000, 8, new byte[4])));
    assertEquals(
        "x.wav: expected samples as whole numbers of 8, 16, 24 or 32 bits, or as floating point of 32 bits, got 12 bits of whole numbers; convert it to PCM of 16 bits",
        refused(Samples.wav(1, 1, 8000, 12, new byte[4])));
  }

  @Test
  void impossibleSizesAreRefused() {
    assertEquals(
        "x.wav: expected 1 to 64 channels, got 0",
        refused(Samples.wav(1, 0, 8000, 16, bytes(1, 2))));
    assertEquals(
        "x.wav: expected 1 to 768000 samples a second, got 0",
        refused(Samples.wav(1, 1, 0, 16, bytes(1, 2))));
    assertEquals(
        "x.wav: expected 1 to 768000 samples a second, got 4294967295",
        refused(Samples.wav(1, 1, -1, 16, bytes(1, 2))));
    assertEquals(
        "x.wav: expected at least one sample, got none; record it again",
        refused(Samples.wav(1, 1, 8000, 16, bytes(1))));
    byte[] huge = Samples.tone(8000, 1, 0.01);
    Arrays.fill(huge, 40, 44, (byte) 0xFF);
    assertEquals(
        "x.wav: expected a whole WAV file, got a chunk \"data\" of 4294967295 bytes where 160 are left; record or fetch it again",
        refused(huge));
    byte[] cut = Arrays.copyOf(Samples.tone(8000, 1, 0.01), 100);
    assertEquals(
        "x.wav: expected a whole WAV file, got a chunk \"data\" of 160 bytes where 56 are left; record or fetch it again",
        refused(cut));
    assertEquals(
        "x.wav: expected a chunk \"data\" with samples, got none", refused(Arrays.copyOf(cut, 36)));
    assertEquals(
        "x.wav: expected a chunk \"fmt \" before the samples, got none",
        refused(insert(Arrays.copyOf(cut, 12), 12, Samples.chunk("data", bytes(1, 2)))));
  }

  @Test
  void everyCutAndEveryChangedByteIsReadOrRefused() {
    byte[] whole = Samples.tone(8000, 1, 0.005);
    for (int i = 0; i < whole.length; i++) {
      survives(Arrays.copyOf(whole, i));
      for (int value : new int[] {0, 1, 0x7F, 0x80, 0xFF}) {
        byte[] changed = whole.clone();
        changed[i] = (byte) value;
        survives(changed);
      }
    }
  }

  private static void survives(byte[] content) {
    try {
      Wav.read("x.wav", content);
    } catch (FormatException e) {
      assertEquals(-1, String.valueOf(e.getMessage()).indexOf('\n'));
    }
  }

  private static byte[] insert(byte[] into, int at, byte[]... parts) {
    java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
    out.write(into, 0, at);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    out.write(into, at, into.length - at);
    return out.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
