package io.bigtheta.io;

import io.bigtheta.data.reading.Prose;
import io.bigtheta.data.reading.Reading;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Columns of texts as a user names them: {@code subject, message=prose(words=1, most=4)}. */
final class TextColumns {
  private static final String WHERE = "text";

  private TextColumns() {}

  /** The reading of each column. */
  static Map<String, Prose> of(String text) {
    Map<String, Prose> readings = new LinkedHashMap<>();
    int begin = 0;
    int depth = 0;
    for (int i = 0; i <= text.length() && !text.isBlank(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && (depth <= 0 || i == text.length())) {
        add(text.substring(begin, i), readings);
        begin = i + 1;
      }
    }
    return readings;
  }

  private static void add(String part, Map<String, Prose> readings) {
    int equals = part.indexOf("=prose");
    String name = (equals < 0 ? part : part.substring(0, equals)).strip();
    if (name.isEmpty()) {
      throw Refusal.of(WHERE, "names of columns, such as subject,message", "an empty one");
    }
    Reading reading = equals < 0
        ? new Prose()
        : Spec.parse(Reading.class, WHERE, part.substring(equals + 1).strip());
    readings.put(name, (Prose) reading);
  }
}
