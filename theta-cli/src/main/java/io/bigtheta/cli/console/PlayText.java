package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.math.Kernels;
import io.bigtheta.play.selfplay.Limit;
import io.bigtheta.play.selfplay.Milestone;
import io.bigtheta.play.selfplay.Score;
import io.bigtheta.play.selfplay.SelfPlay;
import io.bigtheta.run.play.PlayJob;
import io.bigtheta.spec.Spec;
import java.io.PrintStream;

/** The training of a player, and its matches, in words. */
public final class PlayText {
  private static final double PERCENT = 100;
  private static final double MINUTE = 60;

  private PlayText() {}

  /** What is about to be done. */
  public static void begin(PlayJob job, int threads, PrintStream out) {
    SelfPlay recipe = job.recipe();
    Limit limit = job.limit();
    out.println("game         " + Spec.text(recipe.game()));
    out.println("network      " + recipe.blueprint());
    out.println(text("             %,d numbers in θ", recipe.blueprint().size()));
    out.println("search       " + Spec.whole(recipe.puct()));
    out.println("playing      " + Spec.whole(recipe.playing()));
    out.println("learning     " + Spec.whole(recipe.learning()));
    out.println("seed         " + recipe.seed());
    out.println("until        "
        + (limit.games() > 0
            ? text("%,d games are over", limit.games())
            : text("%s minutes have passed", limit.minutes())));
    out.println(
        "calculates   " + Kernels.why() + ", " + threads + (threads == 1 ? " thread" : " threads"));
    out.println("folder       " + job.folder() + (job.resumed() ? ", continued" : ""));
    out.println();
    out.println("   games  positions   steps   loss  minutes  against the last   Elo");
    out.flush();
  }

  /** One line of progress. */
  public static void milestone(Milestone it, PrintStream out) {
    out.println(text(
        "%,8d %,10d %,7d %6.3f %8.1f  %3d-%d-%d = %3.0f%% %8.0f",
        it.games(),
        it.positions(),
        it.steps(),
        it.loss(),
        it.seconds() / MINUTE,
        it.score().wins(),
        it.score().draws(),
        it.score().losses(),
        PERCENT * it.score().share(),
        it.elo()));
    out.flush();
  }

  /** Where the player is. */
  public static void end(PlayJob job, boolean done, PrintStream out) {
    out.println();
    out.println(
        done
            ? "player       " + job.folder()
            : "interrupted; theta play train --resume " + job.folder() + " goes on");
  }

  /** The score of a match. */
  public static void score(Score score, PrintStream out) {
    double[] interval = score.interval();
    out.println(text(
        "%d games: %d won, %d drawn, %d lost by the first player",
        score.games(), score.wins(), score.draws(), score.losses()));
    out.println(text(
        "%.1f%% of the points, 95%% interval %.1f to %.1f%%, %+.0f Elo",
        PERCENT * score.share(), PERCENT * interval[0], PERCENT * interval[1], score.elo()));
  }
}
