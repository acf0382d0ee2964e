package io.bigtheta.sound;

import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.RowShape;
import io.bigtheta.io.FormatException;
import io.bigtheta.io.FrontEnd;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;

/** Makes pictures of WAV files by {@link LogMel}. Its settings are the text of the record. */
public final class SoundFrontEnd implements FrontEnd {
  @Override
  public PixelStyle settings(String name, byte[] recording) {
    return new PixelStyle(Spec.text(suiting(name, Wav.read(name, recording).recording())));
  }

  private static LogMel suiting(String name, Recording recording) {
    try {
      return new LogMel(recording.rate());
    } catch (Refusal e) {
      throw FormatException.of(name, e.expected() + " samples a second", recording.rate());
    }
  }

  @Override
  public boolean knows(PixelStyle settings) {
    try {
      parsed(settings);
      return true;
    } catch (Refusal e) {
      return false;
    }
  }

  private static LogMel parsed(PixelStyle settings) {
    return Spec.parse(LogMel.class, settings.text());
  }

  @Override
  public RowShape shape(PixelStyle settings) {
    LogMel mel = parsed(settings);
    return new RowShape(1, mel.frames(), mel.bands());
  }

  @Override
  public Picture picture(String name, byte[] recording, PixelStyle settings) {
    LogMel mel = parsed(settings);
    Wav wav = Wav.read(name, recording);
    List<String> notes = new ArrayList<>(mel.left(wav.recording()));
    if (wav.channels() > 1) {
      notes.add("of " + wav.channels() + " channels, of which the mean is taken");
    }
    try {
      return new Picture(mel.levels(wav.recording()), notes);
    } catch (Refusal e) {
      throw FormatException.of(name, e.expected(), e.got(), e.remedy());
    }
  }
}
