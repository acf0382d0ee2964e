package io.bigtheta.studio.api;

import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.http.Routes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** The files of the page, from the jar. Nothing else can be read through here: a path is looked up in the jar and never in a folder. */
public final class PageApi {
  /** The screens, each with an address of its own that shows the page. */
  public static final List<String> SCREENS = List.of(
      "draw", "train", "inside", "mistakes", "size", "prune", "playground", "step", "experiments");

  private static final Map<String, String> TYPES = Map.of(
      "html", "text/html; charset=utf-8",
      "css", "text/css; charset=utf-8",
      "js", "text/javascript; charset=utf-8",
      "svg", "image/svg+xml",
      "json", "application/json",
      "png", "image/png");

  /** Files of other projects, by the name that the page knows. */
  private static final Map<String, String> OTHERS = Map.of(
      "vendor/uplot.js", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js",
      "vendor/uplot.css", "/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css");

  /** Whether the files cannot change, as they can while somebody works on the page. */
  private static final boolean FROM_JAR = "jar"
      .equals(
          Objects.requireNonNull(PageApi.class.getResource("/io/bigtheta/studio/page/index.html"))
              .getProtocol());

  /** @param packed by gzip */
  private record Content(String type, byte[] packed, String tag) {}

  private final Map<String, Content> read = new ConcurrentHashMap<>();

  public void add(Routes routes) {
    routes.get("/", call -> file("index.html", call));
    for (String screen : SCREENS) {
      routes.get("/" + screen, call -> file("index.html", call));
    }
    routes.get("/page/{rest*}", call -> file(call.part("rest"), call));
  }

  private Reply file(String name, Call call) throws IOException {
    Content content = read.get(name);
    if (content == null) {
      content = packed(name);
      if (FROM_JAR) {
        read.put(name, content);
      }
    }
    return Reply.of(200, content.type(), content.packed())
        .with("Content-Encoding", "gzip")
        .with("Cache-Control", "no-cache")
        .with("ETag", content.tag());
  }

  private static Content packed(String name) throws IOException {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    boolean plain = name.matches("[a-z0-9-]+(/[a-z0-9-]+)*\\.[a-z]+");
    String place = OTHERS.getOrDefault(name, "/io/bigtheta/studio/page/" + name);
    try (InputStream in = plain && type != null ? PageApi.class.getResourceAsStream(place) : null) {
      if (in == null || type == null) {
        throw Problem.missing(
            "/page/" + name + ": expected a file of the page, got none of this name");
      }
      byte[] bytes = in.readAllBytes();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(bytes);
      }
      String tag = '"' + Integer.toHexString(java.util.Arrays.hashCode(bytes)) + '"';
      return new Content(type, out.toByteArray(), tag);
    }
  }
}
