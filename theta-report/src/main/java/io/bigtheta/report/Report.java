package io.bigtheta.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The pictures and the page of a training run. */
public final class Report {
  private static final List<String> NAMES =
      List.of("curves", "confusion", "predictions", "mistakes", "weights");

  private Report() {}

  /**
   * Writes {@code report.html}, which needs no other file, and every picture that suits the run as PNG and SVG into
   * {@code folder}, which is made if need be: {@code curves}, for classes {@code confusion}, for numbers {@code predictions},
   * for images {@code mistakes} and {@code weights}. Each file is written all or nothing; pictures that an earlier run left
   * there and this one lacks are removed.
   *
   * <p>Where AWT or its fonts are missing there are no PNGs, all else is written, and {@link Written#missing} says why.
   */
  public static Written write(Path folder, RunSummary summary) throws IOException {
    return write(folder, summary, Figure::png);
  }

  static Written write(Path folder, RunSummary summary, Function<Figure, byte[]> painter)
      throws IOException {
    Gallery gallery = Gallery.of(summary, painter);
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    files.add(write(folder, "report.html", text(Page.of(summary, gallery))));
    for (Figure figure : gallery.figures()) {
      files.add(write(folder, figure.name() + ".svg", text(figure.svg())));
      byte[] png = gallery.pngs().get(figure.name());
      if (png != null) {
        files.add(write(folder, figure.name() + ".png", png));
      }
    }
    for (String name : NAMES) {
      for (String kind : List.of(".svg", ".png")) {
        Path file = folder.resolve(name + kind);
        if (!files.contains(file)) {
          Files.deleteIfExists(file); // of an earlier run: it would lie about this one
        }
      }
    }
    return new Written(files, gallery.missing());
  }

  /** The page alone, as text: HTML that is well-formed XML, with SVG pictures inside, and refers to nothing outside. */
  public static String html(RunSummary summary) {
    return Page.of(summary, Gallery.of(summary, figure -> new byte[0]));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path write(Path folder, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    AtomicWrite.bytes(file, bytes);
    return file;
  }
}
