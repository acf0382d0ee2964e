package io.bigtheta.serve.api;

import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The small page on which a person tries the models. Its files come from the jar; nothing else can be read through here. */
public final class PageApi {
  private static final Map<String, String> TYPES = Map.of(
      "index.html", "text/html; charset=utf-8",
      "theta.svg", "image/svg+xml",
      "serve.css", "text/css; charset=utf-8",
      "serve.js", "text/javascript; charset=utf-8");

  public void add(Routes routes) {
    routes
        .get("/", call -> file("index.html"))
        .get("/page/{file}", call -> file(call.part("file")));
  }

  private static Reply file(String name) throws IOException {
    String type = TYPES.get(name);
    try (InputStream in = type == null
        ? null
        : PageApi.class.getResourceAsStream("/io/bigtheta/serve/page/" + name)) {
      if (type == null || in == null) {
        throw Problem.missing(
            "/page/" + name + ": expected a file of the page, got none of this name");
      }
      return Reply.of(200, type, in.readAllBytes()).with("Cache-Control", "no-cache");
    }
  }
}
