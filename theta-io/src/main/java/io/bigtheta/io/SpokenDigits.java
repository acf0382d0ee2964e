package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads the Free Spoken Digit Dataset: {@code digit_speaker_number.wav}, of which the numbers 0 to 4 of every digit and
 * speaker are the test set of its makers.
 */
final class SpokenDigits {
  private static final String TEST = ".*_[0-4]\\.wav";

  private SpokenDigits() {}

  static LabelledData read(Path tar, String name, List<String> classes) throws IOException {
    SortedMap<String, byte[]> files = RecordingsTar.read(tar);
    Dataset train = rows(files, name, classes, false, Optional.empty());
    Optional<PixelStyle> settings = Optional.of(((Pixels) train.features()).style());
    return new LabelledData(
        train, Optional.of(rows(files, name + " test", classes, true, settings)));
  }

  private static Dataset rows(
      SortedMap<String, byte[]> files,
      String name,
      List<String> classes,
      boolean test,
      Optional<PixelStyle> settings)
      throws IOException {
    List<Path> chosen = files.keySet().stream()
        .filter(file -> file.matches(TEST) == test)
        .map(Path::of)
        .toList();
    List<Integer> labels = chosen.stream()
        .map(file -> classes.indexOf(file.toString().substring(0, 1)))
        .toList();
    return RecordingRows.read(
        new ImageFolder(Path.of(name), classes, chosen, labels),
        file -> Objects.requireNonNull(files.get(file.toString())),
        settings,
        false);
  }
}
