package io.bigtheta.studio.play;

/**
 * Plays a playground: while somebody watches, {@link #beat} is called about ten times a second and trains as many epochs as the
 * speed asks for. When nobody watches, nothing is trained.
 */
public final class Player {
  /** Epochs a second at which it trains as fast as it can. */
  public static final int FASTEST = 0;

  private static final long BUDGET_NANOS = 60_000_000;

  /** Two pages that watch the same playground do not make it twice as fast. */
  private static final long LEAST_NANOS = 70_000_000;

  private final Playground playground;
  private final Surfaces surfaces;
  private boolean playing;
  private int speed = 10;
  private int stop;
  private long before;
  private double owed;

  Player(Playground playground) {
    this.playground = playground;
    surfaces = new Surfaces(playground.recipe(), playground.plan());
  }

  public Playground playground() {
    return playground;
  }

  public Surfaces surfaces() {
    return surfaces;
  }

  /**
   * Starts.
   *
   * @param epochsPerSecond {@link #FASTEST}, or a number of epochs a second
   * @param until the epoch after which it pauses by itself; 0 for none
   */
  public synchronized void play(int epochsPerSecond, int until) {
    speed = Math.max(0, epochsPerSecond);
    stop = until;
    playing = true;
    owed = 1;
    before = System.nanoTime() - LEAST_NANOS;
  }

  public synchronized void pause() {
    playing = false;
  }

  public synchronized boolean playing() {
    return playing;
  }

  /** Trains what is due. */
  public synchronized void beat() {
    long now = System.nanoTime();
    if (!playing || now - before < LEAST_NANOS) {
      return;
    }
    owed = Math.min(speed, owed + speed * Math.min(0.5, (now - before) / 1e9));
    before = now;
    int left = stop > 0 ? stop - playground.epoch() : Playground.MOST_EPOCHS;
    int due = Math.min(left, speed == FASTEST ? Playground.MOST_EPOCHS : (int) owed);
    if (due > 0) {
      int epoch = playground.epoch();
      playground.train(due, BUDGET_NANOS);
      owed -= playground.epoch() - epoch;
    }
    int epoch = playground.epoch();
    if ((stop > 0 && epoch >= stop)
        || epoch >= Playground.MOST_EPOCHS
        || !playground.problem().isEmpty()) {
      playing = false;
    }
  }
}
