package io.bigtheta.report;

import io.bigtheta.train.Epoch;
import io.bigtheta.train.History;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.DoublePredicate;

/** A history as comma-separated values, an epoch a line; a number that is not known is an empty cell. */
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
    return epoch.number() + "," + cell(epoch.trainLoss()) + "," + cell(epoch.trainAccuracy()) + ","
        + cell(epoch.validationLoss()) + "," + cell(epoch.validationAccuracy()) + ","
        + shortest(epoch.rate(), d -> (float) d == epoch.rate()) + "," + cell(epoch.seconds());
  }

  /** Writes {@link #text} to {@code file}, all or nothing. */
  public static void write(Path file, History history) throws IOException {
    AtomicWrite.bytes(file, text(history).getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(double value) {
    return Double.isNaN(value) ? "" : shortest(value, d -> d == value);
  }

  /** The fewest digits that read back the same: Double.toString gives more of them before JDK 19. */
  private static String shortest(double value, DoublePredicate same) {
    if (Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = 17; digits > 0; digits--) {
      BigDecimal shorter = exact.round(new MathContext(digits));
      if (!same.test(shorter.doubleValue())) {
        break;
      }
      rounded = shorter;
    }
    BigDecimal bare = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    return bare.scale() < 0 && bare.precision() - bare.scale() < 18
        ? bare.toPlainString()
        : bare.toString();
  }
}
