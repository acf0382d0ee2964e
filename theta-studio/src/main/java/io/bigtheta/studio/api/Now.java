package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bigtheta.http.EventStream;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Run;
import io.bigtheta.studio.desk.State;
import io.bigtheta.studio.desk.Told;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** Tells pages in one line what is being trained, and when the list of runs has changed. The line is made once for all pages. */
final class Now {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long FRESH_NANOS = 80_000_000L;

  private final Desk desk;
  private String text = "";
  private long made = System.nanoTime() - FRESH_NANOS;

  Now(Desk desk) {
    this.desk = desk;
  }

  /** What tells one page. */
  Consumer<EventStream> page() {
    return new Consumer<>() {
      private String told = "";

      @Override
      public void accept(EventStream stream) {
        String now = text();
        if (!now.equals(told)) {
          told = now;
          stream.send("now", now);
        }
      }
    };
  }

  private synchronized String text() {
    long now = System.nanoTime();
    if (now - made >= FRESH_NANOS) {
      text = made();
      made = now;
    }
    return text;
  }

  private String made() {
    List<Run> all = desk.known();
    StringBuilder states = new StringBuilder();
    Run busy = null;
    int waiting = 0;
    for (Run run : all) {
      State state = run.state();
      states.append(run.id()).append(' ').append(state.title()).append('\n');
      busy = state == State.RUNNING || state == State.PAUSED ? run : busy;
      waiting += state == State.QUEUED ? 1 : 0;
    }
    return new Told()
        .put("words", busy == null ? "" : words(busy, waiting))
        .put("run", busy == null ? "" : busy.id())
        .put("states", Integer.toHexString(states.toString().hashCode()))
        .text();
  }

  private static String words(Run run, int waiting) {
    String epoch = run.log().last("epoch").map(message -> epoch(message.data())).orElse("");
    return run.id() + ": " + run.state().title() + epoch
        + (waiting == 0 ? "" : ", " + waiting + (waiting == 1 ? " run waits" : " runs wait"));
  }

  private static String epoch(String data) {
    try {
      JsonNode node = JSON.readTree(data);
      return ", epoch " + node.path("epoch").asInt();
    } catch (IOException e) {
      return "";
    }
  }
}
