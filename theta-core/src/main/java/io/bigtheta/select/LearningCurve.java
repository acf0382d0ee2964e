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
 * A recipe for a learning curve, which shows what more rows would do: a cross-validation with larger and larger parts
 * of each fold's training rows, all evaluated on the same held-out rows. Each part contains the smaller ones and keeps
 * the shares of the classes.
 *
 * <p>Every part is trained for as many steps as all training rows would be: with half of the rows, for twice the
 * epochs. So a difference is due to the rows and not to the length of the training. With all rows this is the
 * cross-validation itself, bit for bit.
 *
 * @param recipe the cross-validation
 * @param sizes the sizes of the parts, ascending; a number up to 1 is a share of a fold's training rows, a larger one
 *     is a number of rows
 */
public record LearningCurve(CrossValidation recipe, List<Double> sizes) {
  /**
   * Sent for every network. A listener gets one event at a time, from any thread.
   *
   * @param done the number of networks done, including this one
   * @param of the number of all networks
   * @param known whether a log had it already; if not, it was trained now
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

  /**
   * The sizes from {@code least} to {@code most}, ascending. Each is 1/√2 of the next, so two sizes double the rows.
   */
  public static List<Double> halving(double least, double most) {
    return IntStream.iterate(100, k -> k - 1)
        .limit(101)
        .mapToObj(k -> most * StrictMath.pow(2, -k / 2.0))
        .filter(size -> size >= least)
        .toList();
  }

  /**
   * Trains and evaluates all networks with a session, which does not change the result. It runs as many networks at a
   * time as the session has threads.
   */
  public Learned run(Dataset data, Session session, Consumer<Event> listener) {
    return run(data, session, FoldLog.none(), listener);
  }

  /**
   * The subject of a log of this curve of {@code data}: a text of all that the networks have in common. A log must have
   * the same subject to be continued.
   *
   * @throws CancellationException if {@code cancelled} said yes
   */
  public String subject(Dataset data, BooleanSupplier cancelled) {
    return recipe.subject(data, cancelled);
  }

  /**
   * Trains and evaluates all networks with a session, except the networks that {@code log} has: they are not trained
   * again. The result has the same bits as a run without interruption.
   *
   * @param log a log of this {@link #subject}, which keeps every network as soon as it ends; later runs may add sizes
   *     to it
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
   * @param whole whether all training rows of the fold are used; the fold may then have one row more than {@code rows}
   * @param rows the number of training rows
   * @param number the number of the fold, from 1
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

  /** The number of epochs that makes as many steps as all training rows of the fold would take. */
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
