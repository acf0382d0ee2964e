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

/** Tells a page in one line what is being trained, and when the list of runs has changed. */
final class Now implements Consumer<EventStream> {
  private static final JsonMapper JSON = new JsonMapper();

  private final Desk desk;
  private String told = "";

  Now(Desk desk) {
    this.desk = desk;
  }

  @Override
  public void accept(EventStream stream) {
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
    String text = new Told()
        .put("words", busy == null ? "" : words(busy, waiting))
        .put("run", busy == null ? "" : busy.id())
        .put("states", Integer.toHexString(states.toString().hashCode()))
        .text();
    if (!text.equals(told)) {
      told = text;
      stream.send("now", text);
    }
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
