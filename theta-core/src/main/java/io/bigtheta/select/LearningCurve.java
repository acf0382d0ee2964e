package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A recipe for seeing what more rows would do: cross-validation with ever larger parts of each fold's training rows, judged on
 * the same held-out rows. The parts are nested and keep the shares of classes.
 *
 * <p>Every part is trained for as many steps as the whole would be, so that a difference is due to the rows and not to how long
 * was trained: with half of the rows, twice the epochs. With all rows this is the cross-validation itself, bit for bit.
 *
 * @param recipe of the cross-validation
 * @param sizes ascending; at most 1 is a share of a fold's training rows, above it is a number of rows
 */
public record LearningCurve(CrossValidation recipe, List<Double> sizes) {
  /** Told when a network is trained: one event at a time, from whichever thread. */
  public record Event(Learned.Outcome outcome, int done, int of) {}

  public LearningCurve {
    sizes = List.copyOf(sizes);
    for (double size : sizes) {
      if (!(size > 0)) {
        throw Refusal.of("sizes", "shares or numbers of rows above 0", size);
      }
    }
    if (sizes.isEmpty()) {
      throw Refusal.of("sizes", "at least one", "none");
    }
  }

  /** Sizes from {@code most} down to {@code least}, each 1/√2 of the next: two to a doubling, ascending. */
  public static List<Double> halving(double least, double most) {
    return IntStream.iterate(100, k -> k - 1)
        .limit(101)
        .mapToObj(k -> most * StrictMath.pow(2, -k / 2.0))
        .filter(size -> size >= least)
        .toList();
  }

  /** Trains and judges all of them, as many at a time as the session has threads, which changes no bit. */
  public Learned run(Dataset data, Session session, Consumer<Event> listener) {
    List<Split> splits =
        recipe.folding().splits(data, new Seed(recipe.trainer().seed()).child("folds", 0));
    int all = splits.stream().mapToInt(split -> split.train().rows()).min().orElse(0);
    List<Integer> rows = rows(all);
    List<Supplier<Optional<Learned.Outcome>>> pieces = new ArrayList<>();
    Jobs jobs = new Jobs(session.threads(), session.cancelled());
    Told told = new Told(listener, rows.size() * splits.size());
    for (int count : rows) {
      for (int number = 1; number <= splits.size(); number++) {
        Split split = splits.get(number - 1);
        int fold = number;
        pieces.add(() -> told.of(outcome(split, count == all, count, fold, session, jobs)));
      }
    }
    List<Learned.Outcome> outcomes =
        jobs.run(pieces).stream().flatMap(Optional::stream).toList();
    return Learned.of(rows, splits, data.rows(), outcomes);
  }

  private List<Integer> rows(int all) {
    List<Integer> rows = sizes.stream()
        .map(size -> (int) Math.round(size <= 1 ? size * all : size))
        .distinct()
        .sorted()
        .toList();
    if (rows.get(0) < 2 || rows.get(rows.size() - 1) > all) {
      throw Refusal.of(
          "sizes",
          "2 … " + all + " rows, as many as a fold trains on",
          rows.get(rows.get(0) < 2 ? 0 : rows.size() - 1));
    }
    return rows;
  }

  /** @param whole whether all rows of the fold are taken, one of which more than {@code rows} there may be */
  private Optional<Learned.Outcome> outcome(
      Split split, boolean whole, int rows, int number, Session session, Jobs jobs) {
    Seed seed = new Seed(recipe.trainer().seed()).child("nested", number);
    Dataset train = whole ? split.train() : new Nested(split.train(), seed).first(rows);
    Session alone = Session.quiet().kernels(session.kernels()).cancelled(jobs::cancelled);
    return new FoldRun(
            recipe.structure(),
            recipe.trainer().epochs(epochs(split.train().rows(), train.rows())),
            recipe.scored(),
            number)
        .train(new Split(train, split.test()), alone, epoch -> {})
        .map(trained -> {
          Evaluation learnt = Evaluation.of(trained.model(), train);
          return new Learned.Outcome(rows, number, learnt, trained.fold());
        });
  }

  /** As many epochs as make the steps that the whole fold would take. */
  private int epochs(int all, int rows) {
    Trainer trainer = recipe.trainer();
    long steps = (long) trainer.epochs() * steps(all, trainer.batch());
    int each = steps(rows, trainer.batch());
    return Math.toIntExact((steps + each - 1) / each);
  }

  private static int steps(int rows, int batch) {
    return batch == 0 ? 1 : (rows + batch - 1) / batch;
  }

  /** Counts and tells, one at a time. */
  private static final class Told {
    private final Consumer<Event> listener;
    private final int of;
    private int done;

    Told(Consumer<Event> listener, int of) {
      this.listener = listener;
      this.of = of;
    }

    synchronized Optional<Learned.Outcome> of(Optional<Learned.Outcome> outcome) {
      outcome.ifPresent(one -> listener.accept(new Event(one, ++done, of)));
      return outcome;
    }
  }
}
