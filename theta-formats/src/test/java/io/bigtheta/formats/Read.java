package io.bigtheta.formats;

import de.siegmar.fastcsv.reader.CsvReader;
import io.bigtheta.io.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Tables of the test resources. How they were made is in make.py beside them. */
final class Read {
  private Read() {}

  static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(Read.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static String text(Path file) throws IOException {
    try (InputStream in = Tables.text(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String text(String name) throws IOException {
    return text(resource(name));
  }

  static List<List<String>> cells(String text) {
    return CsvReader.builder().ofCsvRecord(text).stream()
        .map(record -> record.getFields())
        .toList();
  }
}
