package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Spec;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Keeps the results of folds, so that no fold is trained twice. Only one thread at a time may use it. A
 * cross-validation keeps a {@link Fold}, a learning curve a {@link Learned.Outcome}, and a search a {@link FoldScore}.
 *
 * <p>A log belongs to one {@link #subject}. Within it, equal recipes and numbers mean equal bits.
 *
 * @param <T> what is kept of a fold
 */
public interface FoldLog<T> {
  /**
   * The result that is kept of a fold; empty if there is none.
   *
   * @param recipe all that the result depends on, apart from the rows and the number: see {@link Structure#recipe}
   * @param number the number of the fold, from 1
   */
  Optional<T> find(String recipe, int number);

  /** Keeps the result of a fold. When this method returns, the result is safe. */
  void add(String recipe, int number, T ended);

  /** A log that is empty and keeps nothing. */
  static <T> FoldLog<T> none() {
    return new FoldLog<>() {
      @Override
      public Optional<T> find(String recipe, int number) {
        return Optional.empty();
      }

      @Override
      public void add(String recipe, int number, T ended) {
        // nothing to keep
      }
    };
  }

  /**
   * The subject of a log, a text of all that its folds have in common: the rows, which rows each fold holds out, and
   * which weights are evaluated.
   *
   * @param seed the seed of the folds
   * @throws CancellationException if {@code cancelled} said yes
   */
  static String subject(
      Dataset data, Folding folding, Scored scored, long seed, BooleanSupplier cancelled) {
    String rows = data.digest(cancelled);
    Digest held =
        new Digest(); // groups decide which rows are held out, and the digest of the rows does not
    // contain them
    for (Split split : folding.splits(data, new Seed(seed).child("folds", 0))) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException("folds: cancelled while they were drawn");
      }
      held.add(split.test().rows());
      for (int i = 0; i < split.test().rows(); i++) {
        held.add(split.test().index(i));
      }
    }
    return "data " + rows + ", folds " + Spec.whole(folding) + ", seed " + seed + ", held out "
        + held.hex() + ", scored " + scored;
  }
}
