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
 * What is known of folds that were trained before, so that none is trained twice; asked and told by one thread at a time. A
 * cross-validation keeps a {@link Fold}, a learning curve a {@link Learned.Outcome} and a search a {@link FoldScore}.
 *
 * <p>A log is of one {@link #subject}. Within it, equal recipes and numbers mean equal bits.
 *
 * @param <T> what is kept of a fold
 */
public interface FoldLog<T> {
  /**
   * What is known of a fold.
   *
   * @param recipe all that the result depends on, beside the rows and the number: see {@link Structure#recipe}
   * @param number of the fold, from 1
   */
  Optional<T> find(String recipe, int number);

  /** A fold has come to its end: when this returns, it is kept. */
  void add(String recipe, int number, T ended);

  /** Knows nothing and keeps nothing. */
  static <T> FoldLog<T> none() {
    return new FoldLog<>() {
      @Override
      public Optional<T> find(String recipe, int number) {
        return Optional.empty();
      }

      @Override
      public void add(String recipe, int number, T ended) {
        // nobody will ask
      }
    };
  }

  /**
   * All that the folds of a log have in common: the rows, which of them each fold holds out, and which weights are judged.
   *
   * @param seed of the folds
   * @throws CancellationException if {@code cancelled} said yes
   */
  static String subject(
      Dataset data, Folding folding, Scored scored, long seed, BooleanSupplier cancelled) {
    String rows = data.digest(cancelled);
    Digest held =
        new Digest(); // groups say which rows are held out, and are not in the rows' digest
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
