package io.bigtheta.serve.metrics;

import io.bigtheta.http.Visit;
import io.bigtheta.serve.shelf.Shelf;
import io.bigtheta.serve.shelf.Slot;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What the server counts. Any number of threads count at once. */
public final class Metrics {
  /** The parts of the time that a prediction takes. */
  public enum Phase {
    PARSE,
    PREDICT,
    WRITE
  }

  private static final String PREFIX = "theta_serve_";

  private final Shelf shelf;
  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> errors = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> rows = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> noted = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> reloads = new ConcurrentSkipListMap<>();
  private final Histogram[] phases = {new Histogram(), new Histogram(), new Histogram()};

  public Metrics(Shelf shelf) {
    this.shelf = shelf;
    for (Slot slot : shelf.all()) { // a rate can be asked of what stands at 0
      count(rows, model(slot.name())).add(0);
      for (Slot.Look look : new Slot.Look[] {Slot.Look.SWAPPED, Slot.Look.BAD}) {
        count(reloads, reload(slot, look)).add(0);
      }
    }
  }

  private static LongAdder count(Map<String, LongAdder> all, String labels) {
    LongAdder found = all.get(labels);
    return found != null ? found : all.computeIfAbsent(labels, key -> new LongAdder());
  }

  private static String model(String name) {
    return "model=\"" + name + '"';
  }

  private static String reload(Slot slot, Slot.Look look) {
    return model(slot.name()) + ",outcome=\"" + (look == Slot.Look.BAD ? "bad" : "swapped") + '"';
  }

  /** A call was answered. */
  public void answered(Visit visit) {
    String shape = shape(visit.path());
    count(requests, "shape=\"" + shape + "\",code=\"" + visit.status() + '"').increment();
    if (visit.status() >= 400) {
      count(errors, "cause=\"" + cause(visit.status()) + '"').increment();
    }
  }

  private static String shape(String path) {
    int end = path.indexOf('/', 1);
    return switch (end < 0 ? path : path.substring(0, end)) {
      case "/v2" -> path.startsWith("/v2/health") ? "health" : "v2";
      case "/v1" -> "v1";
      case "/invocations" -> "invocations";
      case "/ping", "/health" -> "health";
      default -> "other";
    };
  }

  private static String cause(int status) {
    return switch (status) {
      case 400 -> "bad_request";
      case 401 -> "token";
      case 403 -> "origin";
      case 404 -> "not_found";
      case 405 -> "method";
      case 408 -> "slow_sender";
      case 413 -> "too_large";
      case 415 -> "media_type";
      case 421 -> "host";
      case 503 -> "not_ready";
      default -> "server";
    };
  }

  /** A model has predicted for a request. */
  public void predicted(String model, int count, int notes, long parse, long predict, long write) {
    count(rows, model(model)).add(count);
    if (notes > 0) {
      count(noted, model(model)).increment();
    }
    phases[Phase.PARSE.ordinal()].add(parse);
    phases[Phase.PREDICT.ordinal()].add(predict);
    phases[Phase.WRITE.ordinal()].add(write);
  }

  /** The files of a model have changed. */
  public void reloaded(Slot slot, Slot.Look look) {
    count(reloads, reload(slot, look)).increment();
  }

  /** All of it in the text format of Prometheus. */
  public String text() {
    StringBuilder out = new StringBuilder(4096);
    counter(out, "requests_total", "Calls that were answered, by shape and status.", requests);
    counter(out, "errors_total", "Calls that were refused or failed, by cause.", errors);
    counter(out, "rows_total", "Rows that were predicted.", rows);
    counter(out, "noted_total", "Requests whose answer has notes, such as unknown words.", noted);
    counter(out, "reloads_total", "Changes of the files of a model, by outcome.", reloads);
    head(out, "phase_seconds", "Time of the parts of a prediction.", "histogram");
    for (Phase phase : Phase.values()) {
      String labels = "phase=\"" + phase.name().toLowerCase(java.util.Locale.ROOT) + '"';
      phases[phase.ordinal()].write(PREFIX + "phase_seconds", labels, out);
    }
    head(out, "model_info", "The models that are served, with their digests.", "gauge");
    for (Slot slot : shelf.all()) {
      out.append(PREFIX).append("model_info{").append(model(slot.name()));
      out.append(",version=\"").append(slot.loaded().version());
      out.append("\",digest=\"").append(slot.loaded().model().digest());
      out.append("\",platform=\"").append(slot.loaded().model().platform()).append("\"} 1\n");
    }
    head(out, "ready", "Whether all models are warm and the server goes on.", "gauge");
    out.append(PREFIX).append("ready ").append(shelf.ready() ? 1 : 0).append('\n');
    Runtime machine = Runtime.getRuntime();
    head(out, "heap_bytes", "Memory of the heap that is in use.", "gauge");
    out.append(PREFIX).append("heap_bytes ");
    out.append(machine.totalMemory() - machine.freeMemory()).append('\n');
    return out.toString();
  }

  private static void head(StringBuilder out, String name, String help, String type) {
    out.append("# HELP ").append(PREFIX).append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(PREFIX).append(name).append(' ').append(type).append('\n');
  }

  private static void counter(
      StringBuilder out, String name, String help, Map<String, LongAdder> counts) {
    head(out, name, help, "counter");
    counts.forEach((labels, count) -> out.append(PREFIX)
        .append(name)
        .append('{')
        .append(labels)
        .append("} ")
        .append(count.sum())
        .append('\n'));
  }
}
