package io.bigtheta.data;

import io.bigtheta.math.Digest;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The SHA-256 of rows, see {@link Dataset#digest()}. */
final class DatasetDigest {
  /** How many rows a digest takes before it asks again whether it is cancelled. */
  private static final int ASKED = 1024;

  private DatasetDigest() {}

  static String of(Dataset data, float[] weights, BooleanSupplier cancelled) {
    Digest digest = new Digest().add(data.rows()).add(data.features().cols());
    data.features().digest(digest);
    data.targets().digest(digest);
    for (int i = 0; i < data.rows(); i++) {
      if (i > 0 && i % ASKED == 0 && cancelled.getAsBoolean()) {
        throw new CancellationException(data.name() + ": cancelled while the digest was made");
      }
      addRow(data, i, digest);
    }
    return digest.add(weights, 0, weights.length).hex();
  }

  /** The digest of the cells and the target of row {@code i} alone. */
  static String of(Dataset data, int i) {
    Digest digest = new Digest();
    addRow(data, i, digest);
    return digest.hex();
  }

  private static void addRow(Dataset data, int i, Digest digest) {
    data.features().digest(data.index(i), digest);
    data.targets().digest(data.index(i), digest);
  }
}
