package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import java.util.List;

/** How rows are parted, time and again, into rows to train on and rows to judge by; a new record here is a new way. */
public interface Folding {
  /** The parts of every fold, in order: the same for the same rows and seed. */
  List<Split> splits(Dataset data, Seed seed);
}
