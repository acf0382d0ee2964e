package io.bigtheta.io;

import io.bigtheta.train.history.Epoch;
import java.util.ArrayList;
import java.util.List;

/** Writes epochs as a text, with a line of numbers for each. Reading returns exactly the bits that were written. */
final class EpochTexts {
  private static final int COLUMNS = 6;

  private EpochTexts() {}

  /** Java writes the fewest digits that read back as the same bits. */
  static String text(List<Epoch> epochs) {
    StringBuilder text = new StringBuilder();
    for (Epoch e : epochs) {
      text.append(e.trainLoss()).append(' ').append(e.trainAccuracy()).append(' ');
      text.append(e.validationLoss()).append(' ').append(e.validationAccuracy()).append(' ');
      text.append(e.rate()).append(' ').append(e.seconds()).append('\n');
    }
    return text.toString();
  }

  /** @param most largest number of epochs that is accepted */
  static List<Epoch> read(Fields fields, String key, int most) {
    List<Epoch> epochs = new ArrayList<>();
    for (String line : fields.text(key).lines().toList()) {
      String[] parts = line.split(" ", -1);
      if (parts.length != COLUMNS || epochs.size() == most) {
        throw FormatException.of(
            fields.at(key),
            "at most " + most + " lines of " + COLUMNS + " numbers",
            parts.length == COLUMNS ? "more" : parts.length + " numbers");
      }
      try {
        epochs.add(new Epoch(
            epochs.size() + 1,
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]),
            Double.parseDouble(parts[2]),
            Double.parseDouble(parts[3]),
            Float.parseFloat(parts[4]),
            Double.parseDouble(parts[5])));
      } catch (NumberFormatException e) {
        throw FormatException.of(fields.at(key), "numbers", FormatException.quoted(line));
      }
    }
    return epochs;
  }
}
