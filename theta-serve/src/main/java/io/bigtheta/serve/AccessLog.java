package io.bigtheta.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.http.Visit;
import java.time.Instant;

/** The lines of an access log: one JSON object for each call, on a line of its own. */
final class AccessLog {
  private AccessLog() {}

  static String line(Visit visit, Instant now) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("time", now.toString());
    node.put("id", visit.id());
    node.put("method", visit.method());
    node.put("path", visit.path());
    node.put("status", visit.status());
    node.put("received", visit.received());
    node.put("sent", visit.sent());
    node.put("milliseconds", Math.round(visit.nanos() / 1e3) / 1e3);
    return node.toString();
  }
}
