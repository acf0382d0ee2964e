package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.RowShape;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads recordings as inputs of a network. A {@link FrontEnd} makes a picture of each recording, and its settings lie in
 * the style of the pictures and so in the model file.
 */
public final class Recordings {
  private Recordings() {}

  /**
   * Reads a folder {@code label/*.wav}, one with folders {@code train} and {@code test} of that kind, or one of files {@code
   * label_speaker_number.wav}. The rate of the first recording is the rate of all. If the names tell who speaks, the rows of
   * a speaker are a group.
   *
   * @param skipBad whether files that cannot be read are left out; otherwise they are refused together
   */
  public static LabelledData read(Path folder, boolean skipBad) throws IOException {
    ImageLayout layout = RecordingFolder.layout(folder);
    if (layout.train().labels().size() < 2) {
      throw FormatException.of(folder, "recordings of at least two labels", "only one");
    }
    Dataset train = RecordingRows.read(layout.train(), Images::bytes, Optional.empty(), skipBad);
    List<Note> notes = new ArrayList<>(layout.notes());
    notes.addAll(train.notes());
    if (layout.test().isEmpty()) {
      return LabelledData.of(train.noted(notes));
    }
    List<String> labels = ((Classes) train.targets()).labels();
    PixelStyle settings = ((Pixels) train.features()).style();
    Dataset test = RecordingRows.read(
        layout.test().get().named(labels), Images::bytes, Optional.of(settings), skipBad);
    return new LabelledData(train.noted(notes), Optional.of(test));
  }

  /** Reads such a folder to evaluate a model on, with the settings and labels of the model. */
  public static Dataset folder(Path folder, Preparation fitted, boolean skipBad)
      throws IOException {
    PixelInputs inputs = fitting(folder.toString(), fitted.inputs());
    ImageFolder files = RecordingFolder.layout(folder).judged().named(fitted.outputs());
    return RecordingRows.read(files, Images::bytes, Optional.of(inputs.style()), skipBad);
  }

  /** Whether a model was trained on recordings. */
  public static boolean are(Inputs inputs) {
    return inputs instanceof PixelInputs pixels && pixels.style().made();
  }

  /**
   * Reads one recording as an input of a model.
   *
   * @param name for messages
   * @param notes receives what was left out of it
   */
  public static Pixels read(String name, byte[] content, Inputs inputs, Consumer<Note> notes) {
    PixelInputs fitting = fitting(name, inputs);
    FrontEnd.Picture picture = FrontEnd.present(name).picture(name, content, fitting.style());
    picture.notes().forEach(note -> notes.accept(new Note("recordings", name + ": " + note)));
    return new Pixels(1, fitting.height(), fitting.width(), picture.levels())
        .style(fitting.style());
  }

  /** The inputs of a model of recordings, whose settings must make pictures of the size that the network takes. */
  private static PixelInputs fitting(String where, Inputs inputs) {
    if (!(inputs instanceof PixelInputs pixels) || !pixels.style().made()) {
      throw Refusal.of(where, "a model of recordings", "one of " + inputs.taken());
    }
    RowShape shape = FrontEnd.present(where).shape(pixels.style());
    if (!shape.equals(pixels.shape())) {
      throw Refusal.of(
          where,
          "a model of pictures of " + shape + ", as " + pixels.style().text() + " makes them",
          "one of " + pixels.shape());
    }
    return pixels;
  }
}
