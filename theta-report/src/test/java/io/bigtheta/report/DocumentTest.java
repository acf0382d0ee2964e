package io.bigtheta.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class DocumentTest {
  private static final Table TABLE = Table.of("Sizes", "Structure", "Accuracy (%)")
      .words("By size.")
      .numeric(1)
      .row("dense(4)", "91.2")
      .row("dense(16)", "95.5")
      .mark()
      .row("dense(<64>)", "100.0");

  @TempDir
  Path folder;

  @BeforeAll
  static void noScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  private static Document document() {
    double[] x = {1, 2, 3};
    return Document.of("Search: <digits>", "Which size is large enough?")
        .card("16", "hidden units")
        .facts("Command", Map.of("Seed", "7"))
        .facts("Nothing", Map.of())
        .table(TABLE)
        .figure(Chart.of("sizes", "Accuracy & size", "Look at the mark.")
            .x("units")
            .y("accuracy (%)")
            .add(Series.line("validation", x, x))
            .figure())
        .text("Verdict", "It holds.")
        .note("A remark.")
        .file("numbers.csv", "units,accuracy\n");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return List.copyOf(
          new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }

  @Test
  void thePageIsWellFormedEscapedAndInTheOrderThatWasGiven() {
    var page = Xmls.parse(document().html());
    assertEquals(List.of("Search: <digits>"), Xmls.texts(page, "h1"));
    assertEquals(List.of("Command", "Sizes", "Accuracy & size", "Verdict"), Xmls.texts(page, "h2"));
    assertEquals(List.of("16"), Xmls.texts(page, "strong"));
    assertEquals(1, Xmls.all(page, "svg").size());
    assertTrue(Xmls.texts(page, "td").contains("dense(<64>)"));
    assertTrue(Xmls.texts(page, "p").containsAll(List.of("By size.", "It holds.", "A remark.")));
  }

  @Test
  void numbersEndAtTheRightAndAMarkedRowStandsOut() {
    var page = Xmls.parse(document().html());
    List<String> numbers =
        Xmls.styled(page, "td", "n").stream().map(Element::getTextContent).toList();
    assertEquals(List.of("91.2", "95.5", "100.0"), numbers);
    List<Element> best = Xmls.styled(page, "tr", "best");
    assertEquals(1, best.size());
    assertTrue(best.get(0).getTextContent().contains("dense(16)"));
  }

  @Test
  void thePageRefersToNothingOutsideAndRunsNothing() {
    String html = document().html();
    assertTrue(html.contains("Content-Security-Policy\" content=\"default-src 'none'"), html);
    String rest = html.replace("http://www.w3.org/2000/svg", "");
    assertFalse(rest.contains("://") || rest.contains("<script") || rest.contains("url("));
  }

  @Test
  void aTableReadsInATerminalToo() {
    assertEquals("""
          Structure    Accuracy (%)
          dense(4)             91.2
        * dense(16)            95.5
          dense(<64>)         100.0
        """, TABLE.text());
  }

  @Test
  void thePageThePicturesAndTheFilesAreWritten() throws IOException {
    Written written = document().write(folder);
    assertEquals(List.of("numbers.csv", "report.html", "sizes.png", "sizes.svg"), names());
    assertEquals(folder.resolve("report.html"), written.files().get(0));
    assertEquals(4, written.files().size());
    assertTrue(written.missing().isEmpty());
    assertEquals(document().html(), Files.readString(folder.resolve("report.html")));
    assertEquals("units,accuracy\n", Files.readString(folder.resolve("numbers.csv")));
  }

  @Test
  void withoutFontsAllButThePngsIsWrittenAndOneLineSaysWhy() throws IOException {
    document().write(folder);
    Written written = document().write(folder, figure -> {
      throw new InternalError("no fonts");
    });
    assertEquals(List.of("numbers.csv", "report.html", "sizes.svg"), names(), "an old picture");
    String why = written.missing().orElseThrow();
    assertTrue(
        why.startsWith("PNG pictures are missing because this Java cannot draw: no fonts"), why);
    assertTrue(Files.readString(folder.resolve("report.html")).contains("cannot draw: no fonts"));
  }

  @Test
  void filesStayInTheFolderAndRowsFitTheirHeads() {
    String message = assertThrows(
            IllegalArgumentException.class, () -> document().file("../numbers.csv", ""))
        .getMessage();
    assertEquals("document: expected a file name without folders, got \"../numbers.csv\"", message);
    message =
        assertThrows(IllegalArgumentException.class, () -> TABLE.row("one")).getMessage();
    assertEquals("table Sizes: expected a row of 2 cells, got 1: [one]", message);
  }
}
