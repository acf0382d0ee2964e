package io.bigtheta.serve;

import io.bigtheta.http.Limits;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import io.bigtheta.http.Visit;
import io.bigtheta.http.Web;
import io.bigtheta.serve.api.InferApi;
import io.bigtheta.serve.api.OpenApi;
import io.bigtheta.serve.api.PageApi;
import io.bigtheta.serve.api.RowsApi;
import io.bigtheta.serve.metrics.Metrics;
import io.bigtheta.serve.shelf.Loaded;
import io.bigtheta.serve.shelf.Shelf;
import io.bigtheta.serve.shelf.Slot;
import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The open prediction server. */
public final class Serving implements Closeable {
  /** What anybody may ask: whether the server lives, and the page, which holds no data. */
  private static final Set<String> OPEN = Set.of("/", "/ping", "/health", "/version");

  private static final int CONNECTIONS = 1_024;

  private final Shelf shelf;
  private final Web web;

  private Serving(Shelf shelf, Web web) {
    this.shelf = shelf;
    this.web = web;
  }

  /**
   * Reads the models, opens the server, and warms the models up: it is ready when this returns, and alive before. It answers from
   * its own threads until it is closed.
   *
   * @throws Refusal if a model cannot be read, or the port is taken
   */
  public static Serving open(Settings settings) throws IOException {
    if (settings.models().isEmpty()) {
      throw Refusal.of("MODEL", "at least one model", "none");
    }
    Shelf shelf = Shelf.open(settings.models(), settings.opening());
    Metrics metrics = new Metrics(shelf);
    Limits limits = new Limits().bodyBytes(settings.bodyBytes()).connections(CONNECTIONS);
    Web web;
    try {
      web = Web.open(settings.address(), limits, routes(shelf, metrics, settings));
    } catch (IOException | RuntimeException e) {
      shelf.close();
      throw e;
    }
    shelf.warm();
    shelf.watch(settings.looks(), (slot, look) -> {
      metrics.reloaded(slot, look);
      settings.news().accept(news(slot, look));
    });
    return new Serving(shelf, web);
  }

  private static Routes routes(Shelf shelf, Metrics metrics, Settings settings) {
    Routes routes = new Routes();
    new InferApi(shelf, metrics).add(routes);
    new RowsApi(shelf, metrics).add(routes);
    new OpenApi(shelf, settings.address().token().isPresent()).add(routes);
    new PageApi().add(routes);
    routes.get("/metrics", call -> Reply.text(200, metrics.text()));
    return routes.secret(Serving::secret).witness(visit -> {
      metrics.answered(visit);
      settings.access().ifPresent(log -> log.accept(line(visit)));
    });
  }

  private static boolean secret(String path) {
    return !OPEN.contains(path) && !path.startsWith("/v2/health/") && !path.startsWith("/page/");
  }

  private static String line(Visit visit) {
    return AccessLog.line(visit, Instant.now());
  }

  private static String news(Slot slot, Slot.Look look) {
    Loaded loaded = slot.loaded();
    return look == Slot.Look.SWAPPED
        ? slot.name() + ": version " + loaded.version() + " from now on"
        : slot.name() + ": still version " + loaded.version() + ", as " + slot.problem();
  }

  /** Where a program on this machine finds the server. */
  public URI uri() {
    return web.uri();
  }

  /** The models, in the order in which they were named. */
  public List<Loaded> models() {
    return shelf.all().stream().map(Slot::loaded).toList();
  }

  /**
   * Says that it is not ready, takes no new calls, waits until those under way are answered, and closes.
   *
   * @param patience how long to wait at most
   */
  public void drain(Duration patience) throws IOException {
    shelf.drain();
    shelf.close();
    web.drain(patience);
  }

  /** Closes at once. */
  @Override
  public void close() throws IOException {
    shelf.close();
    web.close();
  }
}
