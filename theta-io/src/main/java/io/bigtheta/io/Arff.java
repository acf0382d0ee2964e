package io.bigtheta.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tables in ARFF, the format of Weka: names and kinds of the columns, then rows. Nominal columns hold words, in the
 * spelling of their declaration; a word that is not declared is refused. Dates are read by the pattern of their column.
 * Rows may be sparse, as {@code {1 x, 4 y}}: what they leave out is 0, or the first declared word. Weights of rows are
 * left out.
 */
final class Arff implements TableFormat {
  private static final int MOST_COLUMNS = 1 << 20;

  @Override
  public String name() {
    return "ARFF";
  }

  @Override
  public boolean reads(TableFile file) {
    String[] lines = file.text().split("\r\n|\r|\n", -1);
    for (String line : lines) {
      String words = line.strip().toLowerCase(Locale.ROOT);
      if (!words.isEmpty() && !words.startsWith("%")) {
        return words.matches("@relation\\b.*|@attribute\\s.*");
      }
    }
    return lines.length > 1 && file.named(".arff"); // nothing but comments so far
  }

  @Override
  public Records open(TableFile file) throws IOException {
    Rows rows = new Rows(file);
    try {
      rows.header();
      return rows;
    } catch (IOException | RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static final class Rows implements Records {
    private final String where;
    private final BufferedReader reader;
    private final List<ArffColumn> columns = new ArrayList<>();
    private final boolean western;
    private boolean sparse;
    private long line;

    Rows(TableFile file) throws IOException {
      where = file.name();
      western = !utf8(file.path());
      Charset charset = western ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
      reader =
          new BufferedReader(new InputStreamReader(Files.newInputStream(file.path()), charset));
    }

    private static boolean utf8(Path file) throws IOException {
      char[] piece = new char[1 << 14];
      try (Reader all =
          new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
        while (all.read(piece) >= 0) {
          // only whether it can be read
        }
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }

    void header() throws IOException {
      for (String text = line(); text != null; text = line()) {
        ArffLine words = new ArffLine(text);
        String word = words.word().toLowerCase(Locale.ROOT);
        if (word.equals("@data")) {
          first();
          return;
        }
        if (word.equals("@attribute")) {
          try {
            columns.add(ArffColumn.of(words));
          } catch (FormatException e) {
            throw e.within("line " + line).within(where);
          }
          if (columns.size() > MOST_COLUMNS) {
            throw refuse("at most " + MOST_COLUMNS + " attributes", "more", "");
          }
        } else if (!word.equals("@relation")) {
          throw refuse("@relation, @attribute or @data", FormatException.quoted(word), "");
        }
      }
      throw refuse("@data and rows after it", "the end of the file", "");
    }

    /** Looks at the first row, for the notes. */
    private void first() throws IOException {
      reader.mark(1 << 16);
      long before = line;
      char[] text = new char[1 << 14];
      int count = Math.max(reader.read(text), 0);
      sparse = new String(text, 0, count)
          .lines()
          .map(String::strip)
          .filter(row -> !row.isEmpty() && !row.startsWith("%"))
          .findFirst()
          .map(row -> row.startsWith("{"))
          .orElse(false);
      reader.reset();
      line = before;
    }

    @Override
    public List<Column> columns() {
      return columns.stream().map(ArffColumn::column).toList();
    }

    @Override
    public List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (western) {
        notes.add("its text is not UTF-8 and is read as windows-1252");
      }
      if (sparse) {
        notes.add("rows are sparse: what they leave out is 0, or the first word that is declared");
      }
      return notes;
    }

    @Override
    public boolean next(String[] cells) throws IOException {
      String text = line();
      if (text == null) {
        return false;
      }
      try {
        if (text.startsWith("{")) {
          sparse(new ArffLine(text), cells);
        } else {
          dense(new ArffLine(text), cells);
        }
      } catch (FormatException e) {
        throw e.within("line " + line).within(where);
      }
      return true;
    }

    private void dense(ArffLine row, String[] cells) {
      for (int i = 0; i < cells.length; i++) {
        if (row.ended()) {
          throw FormatException.of("", cells.length + " values", i + "");
        }
        String value = row.value();
        cells[i] = columns.get(i).cell(value, row.quoted());
        row.comma();
      }
      if (!row.ended() && !row.rest().matches("\\{\\s*[0-9.eE+-]+\\s*\\}")) { // a weight
        throw FormatException.of("", cells.length + " values", "more");
      }
    }

    private void sparse(ArffLine row, String[] cells) {
      Arrays.setAll(cells, i -> columns.get(i).absent());
      row.open();
      while (!row.closed()) {
        String index = row.word();
        int place = index.matches("\\d{1,7}") ? Integer.parseInt(index) : -1;
        if (place < 0 || place >= cells.length) {
          throw FormatException.of(
              "", "an index of 0 … " + (cells.length - 1), FormatException.quoted(index));
        }
        String value = row.value();
        cells[place] = columns.get(place).cell(value, row.quoted());
        row.comma();
      }
    }

    /** The next line that is neither empty nor a comment; null at the end. */
    private @Nullable String line() throws IOException {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        String words = (line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (!words.isEmpty() && words.charAt(0) != '%') {
          return words;
        }
      }
      return null;
    }

    private FormatException refuse(String expected, String got, String remedy) {
      return FormatException.of("line " + line, expected, got, remedy).within(where);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
