package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import java.util.List;

/** A way to split rows several times into training rows and held-out rows. A new record here is a new way. */
public interface Folding {
  /** The splits of all folds, in order. They are the same for the same rows and seed. */
  List<Split> splits(Dataset data, Seed seed);
}
