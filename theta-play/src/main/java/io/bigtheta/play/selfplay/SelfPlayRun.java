package io.bigtheta.play.selfplay;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.Predictor;
import io.bigtheta.play.search.Lockstep;
import io.bigtheta.play.search.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of {@link SelfPlay}. In each round every open game gets a search and a move; then the network learns from the games that
 * ended. What happens in a game depends on its number and on the networks that play it, so threads change no bit.
 */
public final class SelfPlayRun implements AutoCloseable {
  /** How many games ask the network together. */
  private static final int TOGETHER = 32;

  private static final int MILESTONES = 10;
  private static final int OPENINGS = 32;
  private static final int OPENING_PLIES = 4;
  private static final double NANOS = 1e9;

  private final SelfPlay recipe;
  private final Limit limit;
  private final Seed seed;
  private final Team team;
  private final Blueprint blueprint;
  private final Learner learner;
  private final List<Lockstep> searches = new ArrayList<>();
  private final OpenGame[] open;
  private Replay replay;
  private float[] anchor;
  private int round;
  private int begun;
  private int ended;
  private int positions;
  private int passed;
  private double elo;
  private double seconds;
  private long since = System.nanoTime();

  /**
   * A run at its beginning.
   *
   * @param threads the number of threads that share the work, at least 1
   */
  public SelfPlayRun(SelfPlay recipe, Limit limit, Kernels kernels, int threads) {
    this.recipe = recipe;
    this.limit = limit;
    seed = new Seed(recipe.seed());
    team = new Team(threads);
    blueprint = recipe.blueprint();
    float[] theta = blueprint.start(seed.child("theta", 0));
    anchor = theta.clone();
    learner = new Learner(
        recipe.game(),
        blueprint,
        theta,
        recipe.learning(),
        seed.child("learn", 0),
        threads == 1 ? kernels : new TeamKernels(kernels, team));
    replay = new Replay(recipe.learning().window());
    open = new OpenGame[recipe.playing().games()];
    for (int from = 0; from < open.length; from += TOGETHER) {
      Predictor predictor = new Predictor(blueprint, learner.playing(), kernels);
      searches.add(new Lockstep(recipe.game(), predictor::predict, TOGETHER));
    }
    for (int i = 0; i < open.length; i++) {
      begin(i);
    }
  }

  private void begin(int i) {
    open[i] = null;
    if (limit.plays(begun)) {
      open[i] = new OpenGame(recipe.game(), recipe.puct(), recipe.playing(), seed, begun++);
      open[i].open();
    }
  }

  /** Whether the limit is reached. */
  public boolean over() {
    return share() >= 1;
  }

  private double share() {
    return limit.share(ended, seconds());
  }

  private double seconds() {
    long now = System.nanoTime();
    seconds += (now - since) / NANOS;
    since = now;
    return seconds;
  }

  /** Plays one move in every open game, and learns. */
  public void round() {
    boolean full = seed.child("full", round).uniform(0) < recipe.playing().full();
    team.run((part, parts) -> moves(part, full), searches.size());
    for (int i = 0; i < open.length; i++) {
      if (open[i] != null && open[i].over()) {
        Played played = open[i].played();
        replay.add(played);
        positions += played.targets().size();
        ended++;
        begin(i);
      }
    }
    Learning learning = recipe.learning();
    int due = (int) (positions * (double) learning.repeats() / learning.batch());
    while (replay.positions() >= learning.batch() && learner.steps() < due) {
      learner.learn(replay, share());
    }
    round++;
  }

  private void moves(int part, boolean full) {
    List<OpenGame> games = new ArrayList<>();
    List<Tree> trees = new ArrayList<>();
    List<Seed> noise = new ArrayList<>();
    for (int i = part * TOGETHER; i < Math.min(open.length, (part + 1) * TOGETHER); i++) {
      if (open[i] != null) {
        games.add(open[i]);
        trees.add(open[i].tree());
        noise.add(open[i].noise());
      }
    }
    Lockstep search = searches.get(part);
    if (full) {
      search.search(trees, recipe.playing().simulations(), noise);
    } else {
      search.search(trees, recipe.playing().quick());
    }
    games.forEach(game -> game.move(full));
  }

  /** Whether a twelfth of the run has passed since the last milestone. */
  public boolean milestoneDue() {
    return (int) (share() * MILESTONES) > passed;
  }

  /** Lets the network play against that of the last milestone. */
  public Milestone milestone() {
    passed = (int) (share() * MILESTONES);
    Match match = new Match(recipe.game(), OPENINGS, OPENING_PLIES, recipe.seed() + passed);
    Score score = match.play(contestant(learner.playing()), contestant(anchor), team);
    elo += score.elo();
    anchor = learner.playing().clone();
    return new Milestone(ended, positions, learner.steps(), learner.loss(), seconds(), score, elo);
  }

  private Contestant contestant(float[] theta) {
    return new Contestant(
        () -> new Predictor(blueprint, theta, Kernels.best())::predict,
        recipe.puct(),
        recipe.playing().quick());
  }

  /** The network that plays now. */
  public Network network() {
    return new Network(blueprint, learner.playing());
  }

  /** How many games are over. */
  public int games() {
    return ended;
  }

  /** All that is needed to go on, as numbers, see {@link #restore}. */
  public float[] state() {
    Numbers numbers = new Numbers();
    numbers.add(round, begun, ended, positions, passed, (float) elo, (float) seconds());
    numbers.add(anchor);
    learner.write(numbers);
    replay.write(numbers);
    for (OpenGame game : open) {
      numbers.add(game == null ? 0 : 1);
      if (game != null) {
        game.write(numbers);
      }
    }
    return numbers.toArray();
  }

  /**
   * Goes on where a run of the same recipe was when it wrote this {@link #state}, and ends with the same bits.
   *
   * @throws io.bigtheta.spec.Refusal if these are not the numbers of such a run
   */
  public void restore(float[] state) {
    Numbers numbers = new Numbers(state);
    round = numbers.whole();
    begun = numbers.whole();
    ended = numbers.whole();
    positions = numbers.whole();
    passed = numbers.whole();
    elo = numbers.number();
    seconds = numbers.number();
    since = System.nanoTime();
    anchor = numbers.next(anchor.length);
    learner.read(numbers);
    replay = Replay.read(numbers, recipe.learning().window());
    for (int i = 0; i < open.length; i++) {
      open[i] = numbers.whole() == 0
          ? null
          : OpenGame.read(numbers, recipe.game(), recipe.puct(), recipe.playing(), seed);
    }
  }

  @Override
  public void close() {
    team.close();
  }
}
