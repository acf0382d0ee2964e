package io.bigtheta.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Lets calls in, hands them to their route, and writes the answer. */
final class Gate extends Handler.Abstract {
  private static final long BEAT_SECONDS = 15;

  /** Scripts, styles and pictures come from this server alone, and no other site may frame the page. */
  private static final Map<String, String> ALWAYS = Map.of(
      "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options", "nosniff",
      "Referrer-Policy", "no-referrer",
      "Cross-Origin-Resource-Policy", "same-origin",
      "Cross-Origin-Opener-Policy", "same-origin");

  private final Guard guard;
  private final Limits limits;
  private final Routes routes;
  private final SlowSenders slow;
  private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor timer;

  Gate(Guard guard, Limits limits, Routes routes, SlowSenders slow) {
    this.guard = guard;
    this.limits = limits;
    this.routes = routes;
    this.slow = slow;
    timer = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "theta-web-beat");
      thread.setDaemon(true);
      return thread;
    });
    ScheduledFuture<?> beat = timer.scheduleWithFixedDelay(
        () -> streams.forEach(EventStream::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    assert !beat.isDone();
  }

  @Override
  protected void doStop() throws Exception {
    timer.shutdownNow();
    streams.forEach(EventStream::close);
    super.doStop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Connection connection = request.getConnectionMetaData().getConnection();
    slow.entered(connection);
    Request.addCompletionListener(request, failure -> slow.left(connection));
    ALWAYS.forEach((name, value) -> response.getHeaders().put(name, value));
    String path = request.getHttpURI().getPath();
    Optional<Consumer<Visit>> witness = routes.witness();
    long began = System.nanoTime();
    Reply reply;
    try {
      reply = answer(request, path);
    } catch (Problem e) {
      reply = refused(e.status(), String.valueOf(e.getMessage()), "");
    } catch (Refusal e) {
      reply = refused(400, String.valueOf(e.getMessage()), e.isSetting() ? e.place() : "");
    } catch (IOException e) {
      reply = refused(500, path + ": the machine failed: " + e.getMessage(), "");
    } catch (RuntimeException e) {
      System.getLogger("io.bigtheta.http").log(System.Logger.Level.ERROR, path, e);
      reply = refused(500, path + ": a bug in Theta: " + e, "");
    }
    if (witness.isEmpty()) {
      send(reply, request, response, callback);
      return true;
    }
    String id = RequestId.of(request.getHeaders().get(RequestId.HEADER));
    response.getHeaders().put(RequestId.HEADER, id);
    Visit visit = visit(id, request, path, reply, System.nanoTime() - began);
    send(reply, request, response, callback);
    witness.get().accept(visit);
    return true;
  }

  private static Visit visit(String id, Request request, String path, Reply reply, long nanos) {
    Reply.Body body = reply instanceof Reply.Body whole ? whole : Reply.nothing();
    return new Visit(
        id,
        request.getMethod(),
        path,
        body.status(),
        request.getLength(),
        body.bytes().length,
        nanos);
  }

  private Reply answer(Request request, String path) throws IOException {
    Map<String, String> query = new HashMap<>();
    if (request.getHttpURI().getQuery() != null) {
      try {
        Fields fields = Request.extractQueryParameters(request);
        fields.forEach(field -> query.put(field.getName(), String.valueOf(field.getValue())));
      } catch (RuntimeException e) {
        throw new Problem(400, "query: expected names and values, got a text that is none");
      }
    }
    guard.check(request, path, query.getOrDefault("token", ""));
    Routes.Match match = routes.match(request.getMethod(), path);
    long largest = Math.max(limits.bodyBytes(), match.largest());
    Call.Body body = () -> slow.receiving(
        request.getConnectionMetaData().getConnection(),
        Incoming.of(request, largest, limits.patience()));
    Call call =
        new Call(request.getMethod(), path, match.parts(), query, request.getHeaders()::get, body);
    Reply reply = match.route().answer(call);
    if (request.getMethod().equals("POST")) {
      // what the route did not read: a connection is closed after an answer that came before the
      // whole call
      try (InputStream rest = body.stream()) {
        rest.transferTo(OutputStream.nullOutputStream());
      }
    }
    return reply;
  }

  private static Reply refused(int status, String words, String setting) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("error", words);
    json.put("setting", setting);
    return Reply.json(status, json.toString());
  }

  private void send(Reply reply, Request request, Response response, Callback callback) {
    if (reply instanceof Reply.Events events) {
      response.setStatus(200);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      request.addIdleTimeoutListener(
          timeout -> false); // silence is no failure: it is kept alive below
      EventStream stream = new EventStream(response, callback);
      streams.add(stream);
      stream.closed(() -> streams.remove(stream));
      request.addFailureListener(stream::fail);
      stream.beat();
      events.opened().accept(stream);
      return;
    }
    Reply.Body body = (Reply.Body) reply;
    response.setStatus(body.status());
    if (!body.type().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, body.type());
    }
    body.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    if (body.status() >= 400 && request.getLength() != 0) {
      response
          .getHeaders()
          .put(HttpHeader.CONNECTION, "close"); // the rest of a refused body is not read
    }
    if (body.status() != 204 && body.status() != 304) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.bytes().length);
    }
    boolean head = request.getMethod().equals("HEAD");
    response.write(true, head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body.bytes()), callback);
  }
}
