package io.bigtheta.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tables in JSON: an object for each row, one after the other as in JSON lines, or all in one array. The columns are all
 * the names that occur, in the order of their first appearance; a name that an object lacks is a missing cell there.
 * Columns of lists and of objects are left out and named.
 */
final class JsonLines implements TableFormat {
  private static final int MOST_COLUMNS = 1 << 16;

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(100)
          .maxNumberLength(400)
          .maxNameLength(10_000)
          .maxStringLength(10_000_000)
          .build())
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // as Python writes missing numbers
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .build();

  @Override
  public String name() {
    return "JSON";
  }

  @Override
  public boolean reads(TableFile file) {
    String text = file.text().stripLeading();
    return text.matches("(?s)\\{\\s*(\".*|\\}.*)?")
        || text.matches("(?s)\\[\\s*\\{.*")
        || (text.startsWith("[") && file.named("json"))
        || (text.startsWith("[") && (file.named(".jsonl") || file.named(".ndjson")));
  }

  @Override
  public Records open(TableFile file) throws IOException {
    Map<String, Integer> places = new LinkedHashMap<>();
    List<Boolean> nested = new ArrayList<>();
    long count;
    try (Rows rows = new Rows(file)) {
      while (rows.begin()) {
        for (String key = rows.key(); key != null; key = rows.key()) {
          int place = places.computeIfAbsent(key, name -> {
            nested.add(false);
            return nested.size() - 1;
          });
          if (nested.size() > MOST_COLUMNS) {
            throw rows.refuse("at most " + MOST_COLUMNS + " columns", "more", "");
          }
          if (rows.value().isEmpty() && rows.nested()) {
            nested.set(place, true);
          }
        }
      }
      count = rows.row;
    }
    if (count == 1 && !nested.isEmpty() && !nested.contains(false)) {
      throw FormatException.of(
          file.name(),
          "an object for each row",
          "one object of the columns " + LeftOut.names(List.copyOf(places.keySet())),
          "write the rows, in pandas with orient=\"records\", lines=True");
    }
    List<Records.Column> columns = new ArrayList<>();
    List<String> left = new ArrayList<>();
    Map<String, Integer> read = new LinkedHashMap<>();
    places.forEach((name, place) -> {
      if (nested.get(place)) {
        left.add(name);
      } else {
        read.put(name, columns.size());
        columns.add(new Records.Column(name, Records.Kind.UNKNOWN));
      }
    });
    List<String> notes =
        left.isEmpty() ? List.of() : List.of(LeftOut.columns(left, "lists or objects"));
    return new Rows(file, columns, read, notes);
  }

  /** One pass over the objects of a file. */
  private static final class Rows implements Records {
    private final String where;
    private final InputStream in;
    private final JsonParser json;
    private final List<Column> columns;
    private final Map<String, Integer> places;
    private final List<String> notes;
    private boolean array;
    private boolean begun;
    private boolean nested;
    private long row;

    Rows(TableFile file) throws IOException {
      this(file, List.of(), Map.of(), List.of());
    }

    Rows(TableFile file, List<Column> columns, Map<String, Integer> places, List<String> notes)
        throws IOException {
      where = file.name();
      in = Files.newInputStream(file.path());
      json = FACTORY.createParser(in);
      this.columns = columns;
      this.places = places;
      this.notes = notes;
    }

    @Override
    public List<Column> columns() {
      return columns;
    }

    @Override
    public List<String> notes() {
      return notes;
    }

    @Override
    public boolean next(String[] cells) throws IOException {
      Arrays.fill(cells, "");
      if (!begin()) {
        return false;
      }
      for (String key = key(); key != null; key = key()) {
        Integer place = places.get(key);
        String value = value();
        if (place != null) {
          cells[place] = value;
        }
      }
      return true;
    }

    /** Goes to the next object. */
    boolean begin() throws IOException {
      JsonToken token = token();
      if (!begun) {
        begun = true;
        array = token == JsonToken.START_ARRAY;
        token = array ? token() : token;
      }
      if (token == null && !array) {
        return false;
      }
      if (token == JsonToken.END_ARRAY && array) {
        return false;
      }
      row++;
      if (token != JsonToken.START_OBJECT) {
        throw refuse(
            "an object with a value for each column",
            got(token),
            "write {\"name\": value, …} for each row");
      }
      return true;
    }

    /** The next name of the object; null at its end. */
    @Nullable
    String key() throws IOException {
      JsonToken token = token();
      return token == JsonToken.FIELD_NAME ? json.currentName() : null;
    }

    /** The value of the name as text; empty if it is missing or {@link #nested}. */
    String value() throws IOException {
      JsonToken token = token();
      nested = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
      if (nested) {
        skip();
        return "";
      }
      if (token == JsonToken.VALUE_NUMBER_FLOAT && json.isNaN()) {
        return json.getText().equals("NaN") ? "" : json.getText();
      }
      return token == null || token == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    boolean nested() {
      return nested;
    }

    private void skip() throws IOException {
      int depth = 1;
      while (depth > 0) {
        JsonToken token = token();
        depth += token == null ? -depth : step(token);
      }
    }

    private String got(@Nullable JsonToken token) throws IOException {
      return token == null
          ? "the end of the file"
          : token == JsonToken.START_ARRAY ? "a list" : FormatException.quoted(json.getText());
    }

    private static int step(JsonToken token) {
      return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private @Nullable JsonToken token() throws IOException {
      try {
        return json.nextToken();
      } catch (JsonProcessingException e) {
        String reason = String.valueOf(e.getOriginalMessage());
        int end = reason.indexOf('\n');
        throw refuse(e, "JSON", "other text: " + (end < 0 ? reason : reason.substring(0, end)), "");
      } catch (java.io.CharConversionException e) {
        throw refuse(e, "text in UTF-8", "other bytes", "save the file as UTF-8");
      }
    }

    private FormatException refuse(IOException cause, String expected, String got, String remedy) {
      return FormatException.of("line " + json.currentLocation().getLineNr(), expected, got, remedy)
          .because(cause)
          .within(where);
    }

    FormatException refuse(String expected, String got, String remedy) {
      return FormatException.of("line " + json.currentLocation().getLineNr(), expected, got, remedy)
          .within(where);
    }

    @Override
    public void close() throws IOException {
      try (in) {
        json.close();
      }
    }
  }
}
