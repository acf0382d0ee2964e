package io.bigtheta.report;

import io.bigtheta.file.AtomicFiles;
import io.bigtheta.report.drawing.Ink;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A report: a page with a title and cards of numbers, followed by all parts in the order in which they were added,
 * together with its pictures and further files. The page is HTML that is well-formed XML. It contains its pictures,
 * refers to nothing outside, and runs no scripts. All given texts are escaped. Not safe for several threads at once.
 */
public final class Document {
  private static final String PAGE = "report.html";

  private final String title;
  private final Consumer<Html> lead;
  private final List<Consumer<Html>> cards = new ArrayList<>();
  private final List<Consumer<Html>> sections = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, String> files = new LinkedHashMap<>();

  private Document(String title, Consumer<Html> lead) {
    this.title = title;
    this.lead = lead;
  }

  /** An empty document with a title, and a sentence or two on what it is about. */
  public static Document of(String title, String lead) {
    return new Document(title, html -> html.words(lead));
  }

  /** An empty document with a text form as the lead, such as a blueprint. */
  static Document ofCode(String title, String lead) {
    return new Document(title, html -> html.text("code", lead));
  }

  /** Adds a card at the top of the page: a number in large letters, and what it means. */
  public Document card(String number, String what) {
    cards.add(html -> html.open("div", "class", "card")
        .text("strong", number)
        .text("span", what)
        .close("div"));
    return this;
  }

  /** Adds a heading and a paragraph. */
  public Document text(String heading, String words) {
    return section(html -> html.text("h2", heading).text("p", words));
  }

  /** Adds a remark in muted letters. */
  public Document note(String words) {
    return section(html -> html.text("p", words, "class", "note"));
  }

  /** Adds a heading and a list of what → value. An empty list adds nothing. */
  public Document facts(String heading, Map<String, String> facts) {
    Map<String, String> kept = new LinkedHashMap<>(facts);
    return kept.isEmpty()
        ? this
        : section(html -> {
          html.text("h2", heading).open("table").open("tbody");
          kept.forEach((what, value) -> html.open("tr")
              .text("th", what, "scope", "row")
              .open("td")
              .text("code", value)
              .close("td")
              .close("tr"));
          html.close("tbody").close("table");
        });
  }

  /** Adds a table under its title. */
  public Document table(Table table) {
    return section(table::write);
  }

  /** Adds a picture under its title and its advice. Its files have its name. */
  public Document figure(Figure figure) {
    figures.add(figure);
    return section(html -> {
      html.text("h2", figure.title()).text("p", figure.advice());
      html.open("figure").raw(figure.svg()).close("figure");
    });
  }

  /** Adds a file in UTF-8 to the folder, such as {@code numbers.csv}. */
  public Document file(String name, String text) {
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw Refusal.of("document", "a file name without folders", "\"" + name + "\"");
    }
    files.put(name, text);
    return this;
  }

  Document section(Consumer<Html> section) {
    sections.add(section);
    return this;
  }

  /** The page as text. The same document gives the same text. */
  public String html() {
    return html(Optional.empty());
  }

  String html(Optional<String> missing) {
    Html html = new Html();
    html.raw("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    html.raw("<meta charset=\"utf-8\"/>\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    // the browser enforces that nothing is fetched and nothing runs
    html.raw("<meta http-equiv=\"Content-Security-Policy\""
        + " content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"/>\n");
    html.text("title", title).open("style").raw("\n" + style()).close("style").close("head");
    html.open("body").text("h1", title).open("p", "class", "lead");
    lead.accept(html);
    html.close("p");
    if (!cards.isEmpty()) {
      html.open("div", "class", "cards");
      cards.forEach(card -> card.accept(html));
      html.close("div");
    }
    missing.ifPresent(why -> html.text("p", why, "class", "note"));
    sections.forEach(section -> section.accept(html));
    html.open("footer").words("Written by Theta.");
    if (!figures.isEmpty()) {
      html.words(" The pictures of this page are also in its folder, as SVG and PNG files.");
    }
    html.close("footer").close("body").close("html");
    return html.toString();
  }

  private static String style() {
    try (InputStream in = Document.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException(
            "report.css: expected it beside Document, got nothing; build theta-report anew");
      }
      String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return css + Ink.darkRules() + "}\n"; // the file ends inside its rules for a dark page
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes {@code report.html}, every picture as SVG and PNG, and the further files into {@code folder}, which is
   * created if necessary. Each file is written whole or not at all.
   *
   * <p>If AWT or its fonts are missing, there are no PNGs. Everything else is written, and {@link Written#missing} says
   * why.
   */
  public Written write(Path folder) throws IOException {
    return write(folder, Figure::png);
  }

  Written write(Path folder, Function<Figure, byte[]> painter) throws IOException {
    return write(folder, Gallery.of(figures, painter), Set.of());
  }

  /**
   * Writes the document with pictures that have been painted already. Pictures of {@code names} that this document
   * lacks are removed.
   */
  Written write(Path folder, Gallery gallery, Set<String> names) throws IOException {
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    written.add(write(folder, PAGE, text(html(gallery.missing()))));
    Set<String> possible = new LinkedHashSet<>(names);
    for (Figure figure : figures) {
      possible.add(figure.name());
      written.add(write(folder, figure.name() + ".svg", text(figure.svg())));
      byte[] png = gallery.pngs().get(figure.name());
      if (png != null) {
        written.add(write(folder, figure.name() + ".png", png));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      written.add(write(folder, file.getKey(), text(file.getValue())));
    }
    for (String name : possible) {
      for (String kind : List.of(".svg", ".png")) {
        Path file = folder.resolve(name + kind);
        if (!written.contains(file)) {
          Files.deleteIfExists(file); // a picture of an earlier run would be wrong for this one
        }
      }
    }
    return new Written(written, gallery.missing());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    AtomicFiles.write(file, out -> out.write(bytes));
    return file;
  }
}
