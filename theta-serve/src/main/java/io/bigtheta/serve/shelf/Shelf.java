package io.bigtheta.serve.shelf;

import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** All models that are served. */
public final class Shelf implements Closeable {
  private final Map<String, Slot> slots;
  private final ScheduledThreadPoolExecutor watching;
  private @Nullable Future<?> looks;
  private volatile boolean draining;

  private Shelf(Map<String, Slot> slots) {
    this.slots = slots;
    watching = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "theta-serve-watch");
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * Reads models, which are not warm yet.
   *
   * @param models each a path, or {@code NAME=PATH}
   * @throws Refusal if one cannot be read, or two have one name
   */
  public static Shelf open(List<String> models, Opening opening) throws IOException {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (String words : models) {
      Slot.Named named = Slot.Named.of(words);
      if (slots.containsKey(named.name())) {
        throw Refusal.of(
            "MODEL", "a name for each model", '"' + named.name() + "\" twice", "write NAME=PATH");
      }
      slots.put(named.name(), Slot.open(named.name(), named.path(), opening));
    }
    return new Shelf(slots);
  }

  /** Warms up all models. */
  public void warm() {
    slots.values().forEach(Slot::warm);
  }

  /** Whether all models are warm and the server goes on. */
  public boolean ready() {
    return !draining && slots.values().stream().allMatch(Slot::ready);
  }

  /** Says from now on that the server is not ready, so that no new callers are sent to it. */
  public void drain() {
    draining = true;
  }

  /** All models, in the order in which they were named. */
  public List<Slot> all() {
    return new ArrayList<>(slots.values());
  }

  public Optional<Slot> find(String name) {
    return Optional.ofNullable(slots.get(name));
  }

  /** Looks at all folders from now on. */
  public void watch(Duration each, BiConsumer<Slot, Slot.Look> told) {
    looks = watching.scheduleWithFixedDelay(
        () -> look(told), each.toMillis(), each.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(BiConsumer<Slot, Slot.Look> told) {
    for (Slot slot : slots.values()) {
      Slot.Look look = slot.watched() ? slot.look() : Slot.Look.SAME;
      if (look != Slot.Look.SAME) {
        told.accept(slot, look);
      }
    }
  }

  @Override
  public void close() {
    if (looks != null) {
      looks.cancel(false);
    }
    watching.shutdownNow();
  }
}
