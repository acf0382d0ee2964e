package io.bigtheta.io;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of names of image files and their labels, in columns of any order, with a header or without. The images lie
 * beside it or deeper; their extension may be left out.
 */
final class ImageList {
  private static final String LIST = ".*\\.(csv|tsv|txt)";
  private static final String IMAGE = "(?i).*\\.(png|jpe?g|jfif|bmp|gif|tiff?|webp|p[bgpn]m)";

  /** Names of columns that hold labels, if several could. */
  private static final Set<String> LABEL =
      Set.of("label", "labels", "class", "target", "y", "category", "digit", "letter", "name");

  private static final long MOST_BYTES = 1 << 26;

  private ImageList() {}

  /** The list in a folder, if exactly one of its tables names images; empty if none does. */
  static Optional<Path> find(Path folder) throws IOException {
    List<Path> lists = new ArrayList<>();
    for (Path entry : ImageTree.entries(folder)) {
      if (is(entry)) {
        lists.add(entry);
      }
    }
    if (lists.size() > 1) {
      throw FormatException.of(
          folder,
          "one list of images and labels",
          String.join(", ", lists.stream().map(ImageTree::name).toList()),
          "name the one to read");
    }
    return lists.stream().findFirst();
  }

  /** Whether a file is a table whose first rows name images in one column. */
  static boolean is(Path file) throws IOException {
    if (!Files.isRegularFile(file)
        || !ImageTree.name(file).toLowerCase(Locale.ROOT).matches(LIST)
        || Files.size(file) > MOST_BYTES) {
      return false;
    }
    byte[] head = new byte[4096];
    int length;
    try (var in = Files.newInputStream(file)) {
      length = in.readNBytes(head, 0, head.length);
    }
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    List<List<String>> rows = records(
        text.substring(0, Math.max(text.lastIndexOf('\n'), length < head.length ? length : 0)));
    if (rows.size() < 2 || rows.get(0).size() < 2) {
      return false;
    }
    int column = column(rows, Map.of());
    // in a table of more columns, photographs are not what it is about
    return column >= 0 && rows.get(0).size() <= 4;
  }

  /** The column in which all rows but the first name images; −1 if there is none. */
  private static int column(List<List<String>> rows, Map<String, Path> files) {
    for (int c = 0; c < rows.get(0).size(); c++) {
      boolean all = true;
      for (int i = 1; i < rows.size() && all; i++) {
        List<String> row = rows.get(i);
        all = c < row.size() && (row.get(c).matches(IMAGE) || files.containsKey(row.get(c)));
      }
      if (all) {
        return c;
      }
    }
    return -1;
  }

  private static List<List<String>> records(String text) {
    String first = text.lines().findFirst().orElse("");
    char separator = first.indexOf('\t') >= 0
        ? '\t'
        : first.indexOf(';') >= 0 ? ';' : first.indexOf(',') >= 0 ? ',' : ' ';
    List<List<String>> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        rows.add(row.getFields().stream().map(String::strip).toList());
      }
    } catch (IOException | RuntimeException e) {
      return List.of(); // a text that is no table
    }
    return rows;
  }

  static ImageFolder of(Path list) throws IOException {
    String text =
        new String(Files.readAllBytes(list), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    List<List<String>> rows = records(text);
    Path folder = Optional.ofNullable(list.toAbsolutePath().getParent()).orElse(list);
    Map<String, Path> files = names(folder);
    int image = rows.size() < 2 ? -1 : column(rows, files);
    if (image < 0) {
      throw FormatException.of(
          list, "a column of names of images", "none", "name them as they lie beside this file");
    }
    boolean header =
        !rows.get(0).get(image).matches(IMAGE) && !files.containsKey(rows.get(0).get(image));
    int label = label(list, rows, image, header);
    List<Path> paths = new ArrayList<>();
    List<String> given = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (List<String> row : rows.subList(header ? 1 : 0, rows.size())) {
      Path path = files.get(row.get(image).replace('\\', '/').replaceFirst("^\\./", ""));
      if (path == null) {
        missing.add(row.get(image));
      } else if (label >= row.size() || row.get(label).isEmpty()) {
        throw FormatException.of(
            list,
            "a label for each image",
            "none for " + row.get(image),
            "add it or delete the row");
      } else {
        paths.add(path);
        given.add(row.get(label));
      }
    }
    if (!missing.isEmpty()) {
      throw FormatException.of(
          list,
          "its images beside it or in a folder there, as "
              + folder.resolve("images").resolve(missing.get(0)),
          missing.size() == rows.size() - (header ? 1 : 0)
              ? "none of them"
              : "none for " + missing.size() + " rows: "
                  + String.join(", ", missing.subList(0, Math.min(20, missing.size())))
                  + (missing.size() > 20 ? " …" : ""),
          "put the images there, or delete the rows");
    }
    List<String> labels = ImageFolder.sorted(given.stream().distinct().toList());
    return new ImageFolder(
        folder, labels, paths, given.stream().map(labels::indexOf).toList());
  }

  private static int label(Path list, List<List<String>> rows, int image, boolean header) {
    List<String> names = rows.get(0);
    List<Integer> others = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      if (c != image) {
        others.add(c);
      }
    }
    if (others.size() == 1) {
      return others.get(0);
    }
    return others.stream()
        .filter(c -> header && LABEL.contains(names.get(c).toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> FormatException.of(
            list,
            "one column of labels beside the names of images",
            others.size() + " other columns",
            "name it label, or delete the others"));
  }

  /** The images below a folder, by every name that a list may give them. */
  private static Map<String, Path> names(Path folder) throws IOException {
    Map<String, Path> names = new HashMap<>();
    for (Path file : ImageTree.files(folder)) {
      if (!ImageTree.image(file)) {
        continue;
      }
      String whole = folder.relativize(file).toString().replace('\\', '/');
      for (String name = whole; ; name = name.substring(name.indexOf('/') + 1)) {
        names.putIfAbsent(name, file);
        names.putIfAbsent(name.replaceFirst("\\.[^./]*$", ""), file);
        if (name.indexOf('/') < 0) {
          break;
        }
      }
      names.putIfAbsent(file.toAbsolutePath().toString(), file);
    }
    return names;
  }
}
