package io.bigtheta.report;

import io.bigtheta.file.AtomicFiles;
import io.bigtheta.train.history.Epoch;
import io.bigtheta.train.history.History;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A history as comma-separated values, one line per epoch. An unknown number is an empty cell. */
public final class HistoryCsv {
  /** The first line. */
  public static final String HEADER =
      "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,rate,seconds";

  private HistoryCsv() {}

  /** The header and all epochs; lines end in a line feed. */
  public static String text(History history) {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    history.list().forEach(epoch -> text.append(line(epoch)).append('\n'));
    return text.toString();
  }

  /** One epoch, without the line's end. */
  public static String line(Epoch epoch) {
    return epoch.number() + "," + Cells.of(epoch.trainLoss()) + ","
        + Cells.of(epoch.trainAccuracy()) + ","
        + Cells.of(epoch.validationLoss()) + "," + Cells.of(epoch.validationAccuracy()) + ","
        + Cells.of(epoch.rate()) + "," + Cells.of(epoch.seconds());
  }

  /** Writes {@link #text} to {@code file}, whole or not at all. */
  public static void write(Path file, History history) throws IOException {
    byte[] bytes = text(history).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(file, out -> out.write(bytes));
  }
}
