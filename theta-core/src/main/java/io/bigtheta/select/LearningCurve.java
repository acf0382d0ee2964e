package io.bigtheta.select;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Split;
import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
  /**
   * Told of every network: one event at a time, from whichever thread.
   *
   * @param done how many networks are, this one included
   * @param known whether a log knew it already; else it was trained now
   */
  public record Event(Learned.Outcome outcome, int done, int of, boolean known) {}

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
    return run(data, session, FoldLog.none(), listener);
  }

  /**
   * What a log of this curve of {@code data} is of: a log of another subject knows nothing of it.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  public String subject(Dataset data, BooleanSupplier cancelled) {
    return recipe.subject(data, cancelled);
  }

  /**
   * As the other, but for networks that {@code log} knows: they are not trained again. The result has the bits of an
   * undisturbed run.
   *
   * @param log of this {@link #subject}, where every network is kept as soon as it ends; sizes may be added to it later
   */
  public Learned run(
      Dataset data, Session session, FoldLog<Learned.Outcome> log, Consumer<Event> listener) {
    List<Split> splits =
        recipe.folding().splits(data, new Seed(recipe.trainer().seed()).child("folds", 0));
    int all = splits.stream().mapToInt(split -> split.train().rows()).min().orElse(0);
    List<Integer> rows = rows(all);
    List<Piece> pieces = new ArrayList<>();
    for (int count : rows) {
      for (int number = 1; number <= splits.size(); number++) {
        pieces.add(new Piece(splits.get(number - 1), count == all, count, number));
      }
    }
    CurveRun run = new CurveRun(this, session, log, listener);
    return Learned.of(rows, splits, data.rows(), run.outcomes(pieces));
  }

  /**
   * A network to train.
   *
   * @param whole whether all rows of the fold are taken, one of which more than {@code rows} there may be
   */
  record Piece(Split split, boolean whole, int rows, int number) {}

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

  /** As many epochs as make the steps that the whole fold would take. */
  int epochs(int all, int rows) {
    Trainer trainer = recipe.trainer();
    long steps = (long) trainer.epochs() * steps(all, trainer.batch());
    int each = steps(rows, trainer.batch());
    return Math.toIntExact((steps + each - 1) / each);
  }

  private static int steps(int rows, int batch) {
    return batch == 0 ? 1 : (rows + batch - 1) / batch;
  }
}
