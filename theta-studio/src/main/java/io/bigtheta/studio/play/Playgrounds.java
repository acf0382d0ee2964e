package io.bigtheta.studio.play;

import io.bigtheta.spec.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The playgrounds that are open: at most {@value #MOST}. One that nobody has used for ten minutes ends. */
public final class Playgrounds {
  /** How many are open at once. */
  public static final int MOST = 16;

  private static final long IDLE_NANOS = Duration.ofMinutes(10).toNanos();

  private final LongSupplier clock;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private int number;

  /** A playground with what a page sees of it, and when it was used last. */
  private static final class Kept {
    final Player player;
    long used;

    Kept(Player player, long used) {
      this.player = player;
      this.used = used;
    }
  }

  public Playgrounds() {
    this(System::nanoTime);
  }

  Playgrounds(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Opens a playground. If too many are open, the one that was not used for the longest time ends.
   *
   * @return its id
   */
  public synchronized String open(PlayRecipe recipe) {
    tidy();
    if (kept.size() >= MOST) {
      kept.entrySet().stream()
          .min((a, b) -> Long.compare(a.getValue().used, b.getValue().used))
          .ifPresent(oldest -> kept.remove(oldest.getKey()));
    }
    String id = "p" + ++number;
    kept.put(id, new Kept(new Player(new Playground(recipe)), clock.getAsLong()));
    return id;
  }

  /** The playground of this id, which counts as used now. */
  public synchronized Optional<Player> find(String id) {
    tidy();
    Kept found = kept.get(id);
    if (found == null) {
      return Optional.empty();
    }
    found.used = clock.getAsLong();
    return Optional.of(found.player);
  }

  /** The playground of this id. A refusal says that it has ended. */
  public Player known(String id) {
    return find(id)
        .orElseThrow(() ->
            Refusal.of("playground", "one that is open", '"' + id + '"', "begin another one"));
  }

  public synchronized void close(String id) {
    kept.remove(id);
  }

  /** How many are open. */
  public synchronized int size() {
    tidy();
    return kept.size();
  }

  private void tidy() {
    long now = clock.getAsLong();
    kept.values().removeIf(one -> now - one.used > IDLE_NANOS);
  }
}
