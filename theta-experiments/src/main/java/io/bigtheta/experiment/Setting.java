package io.bigtheta.experiment;

import io.bigtheta.math.Seed;
import io.bigtheta.select.Jobs;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * How an experiment is run.
 *
 * @param key of all randomness
 * @param threads that share the work, at least 1; no result depends on them
 * @param cancelled whether the experiment should stop
 */
public record Setting(long key, int threads, BooleanSupplier cancelled) {
  public Setting {
    if (threads < 1) {
      throw Refusal.of("threads", "at least 1", threads);
    }
  }

  /** A setting with one thread that is never cancelled. */
  public static Setting of(long key) {
    return new Setting(key, 1, () -> false);
  }

  Seed seed() {
    return new Seed(key);
  }

  /** The session of one of several trainings. */
  Session session() {
    return Session.quiet().cancelled(cancelled);
  }

  /** The results of {@code work} for 0 … count − 1, in that order. Several are computed at a time. */
  <T> List<T> each(int count, IntFunction<T> work) {
    List<Supplier<Optional<T>>> pieces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      pieces.add(() -> Optional.of(work.apply(index)));
    }
    List<T> results = new ArrayList<>();
    for (Optional<T> result : new Jobs(threads, cancelled).run(pieces)) {
      results.add(result.orElseThrow(Stopped::new));
    }
    if (cancelled.getAsBoolean()) {
      throw new Stopped(); // a piece that ended early is not a measurement
    }
    return results;
  }
}
