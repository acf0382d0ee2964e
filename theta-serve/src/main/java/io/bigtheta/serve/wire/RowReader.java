package io.bigtheta.serve.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bigtheta.serve.model.Port;
import io.bigtheta.serve.model.Signature;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads rows into the tensors of a signature. A row is an object with the names of inputs, an array of the elements of the first
 * signature in their order, or one element; a picture is a text in Base64 or {@code {"b64": …}}.
 *
 * <p>As for {@link io.bigtheta.model.ModelPredictor}, an input that an object lacks is missing, and names that are no inputs are
 * ignored. But a row that has such a name and also lacks an input is refused, because that is likely a mistake.
 */
final class RowReader {
  private static final String BASE64 = "b64";

  private final List<Signature> signatures;
  private Signature chosen;
  private final Map<String, Growing> inputs = new LinkedHashMap<>();
  private int rows;

  RowReader(List<Signature> signatures) {
    this.signatures = signatures;
    chosen = signatures.get(0);
  }

  private void choose(Signature signature) {
    if (rows == 0 && inputs.isEmpty()) {
      chosen = signature;
      for (Port port : signature.inputs()) {
        inputs.put(port.name(), new Growing(port));
      }
    } else if (!chosen.equals(signature)) {
      throw Refusal.of(row(), "a row like the ones before it", "one of another form");
    }
  }

  private Growing input(Port port) {
    Growing input = inputs.get(port.name());
    if (input == null) {
      throw new IllegalStateException("no input " + port.name());
    }
    return input;
  }

  private String row() {
    return "row " + (rows + 1);
  }

  /** Reads an array of rows. */
  Map<String, Tensor> rows(JsonParser json, String where) throws IOException {
    Text.expect(json, JsonToken.START_ARRAY, where, "an array of rows");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      switch (json.currentToken()) {
        case START_OBJECT -> named(json);
        case START_ARRAY -> placed(json);
        default -> single(json);
      }
      rows++;
    }
    return tensors();
  }

  /** An array of the elements in their order. */
  private void placed(JsonParser json) throws IOException {
    choose(signatures.get(0));
    List<Port> ports = chosen.inputs();
    if (ports.size() == 1) {
      Growing input = input(ports.get(0));
      int before = input.size();
      input.add(json);
      check(ports.get(0), input.size() - before);
      return;
    }
    int place = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (place < ports.size()) {
        value(ports.get(place), json);
      } else {
        json.skipChildren();
      }
      place++;
    }
    if (place != ports.size()) {
      throw Refusal.of(
          row(), ports.size() + " elements: " + String.join(", ", chosen.names()), place);
    }
  }

  private void single(JsonParser json) throws IOException {
    Signature signature = json.currentToken() == JsonToken.VALUE_STRING
        ? files().orElse(signatures.get(0))
        : signatures.get(0);
    choose(signature);
    if (signature.inputs().size() != 1) {
      throw Refusal.of(row(), "an object or an array", Text.shown(json));
    }
    value(signature.inputs().get(0), json);
  }

  private Optional<Signature> files() {
    return signatures.stream().filter(it -> it.inputs().get(0).file()).findFirst();
  }

  private void value(Port port, JsonParser json) throws IOException {
    Growing input = input(port);
    int before = input.size();
    if (json.currentToken() == JsonToken.START_OBJECT && port.file()) {
      json.nextToken();
      if (!BASE64.equals(json.currentName()) || json.nextToken() != JsonToken.VALUE_STRING) {
        throw Refusal.of(row(), "{\"" + BASE64 + "\": …}", "another object");
      }
      input.scalar(json);
      json.nextToken();
    } else {
      input.add(json);
    }
    check(port, input.size() - before);
  }

  /** Refuses a number of elements that the input does not have in a row. */
  private void check(Port port, int count) {
    boolean open = port.shape().size() > 1 && port.shape().lastIndexOf(-1L) > 0;
    if (!open && count != port.cols()) {
      throw Refusal.of(
          row() + ", input \"" + port.name() + '"',
          port.cols() + (port.cols() == 1 ? " element" : " elements"),
          count);
    }
  }

  /** An object with the names of inputs. */
  private void named(JsonParser json) throws IOException {
    List<String> others = new ArrayList<>();
    int found = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (inputs.isEmpty()) {
        signature(name).ifPresent(this::choose);
      }
      String known = name.equals(BASE64) && !inputs.containsKey(name) ? file(name) : name;
      int place = chosen.names().indexOf(known);
      if (inputs.isEmpty() || place < 0) {
        others.add(name);
        json.skipChildren();
      } else {
        Port port = chosen.inputs().get(place);
        if (input(port).size() > rows * port.cols()) {
          throw Refusal.of(row(), "each name once", '"' + name + "\" twice");
        }
        value(port, json);
        found++;
      }
    }
    if (inputs.isEmpty()) {
      throw wrong(row(), others, chosen.names());
    }
    if (found < inputs.size()) {
      fill(others);
    }
  }

  private Optional<Signature> signature(String name) {
    Optional<Signature> named =
        signatures.stream().filter(it -> it.names().contains(name)).findFirst();
    return named.isPresent() || !name.equals(BASE64) ? named : files();
  }

  private String file(String name) {
    return chosen.inputs().get(0).file() ? chosen.names().get(0) : name;
  }

  /** Takes the inputs that a row lacks as missing. */
  private void fill(List<String> others) {
    for (Port port : chosen.inputs()) {
      Growing input = input(port);
      if (input.size() == rows * port.cols()) {
        if (!others.isEmpty() || port.cols() != 1 || port.file()) {
          throw wrong(row(), others, List.of(port.name()));
        }
        input.missing();
      }
    }
  }

  private Refusal wrong(String where, List<String> others, List<String> absent) {
    return Refusal.of(
        where,
        "the inputs " + String.join(", ", chosen.names()),
        (others.isEmpty() ? "" : String.join(", ", others) + " and ") + "no "
            + String.join(", ", absent),
        "correct the names");
  }

  /** Reads {@code {"name": [row, row, …], …}}. */
  Map<String, Tensor> columns(JsonParser json) throws IOException {
    int count = -1;
    List<String> others = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (inputs.isEmpty()) {
        signature(name).ifPresent(this::choose);
      }
      int place = inputs.isEmpty() ? -1 : chosen.names().indexOf(name);
      if (place < 0) {
        others.add(name);
        json.skipChildren();
        continue;
      }
      rows = 0;
      if (json.currentToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          value(chosen.inputs().get(place), json);
          rows++;
        }
      } else {
        value(chosen.inputs().get(place), json);
        rows = 1;
      }
      if (count >= 0 && count != rows) {
        throw Refusal.of(
            "input \"" + name + '"', count + " rows, as the others have", Integer.toString(rows));
      }
      count = rows;
    }
    List<String> absent = chosen.inputs().stream()
        .filter(
            port -> !inputs.containsKey(port.name()) || (rows > 0 && input(port).size() == 0))
        .map(Port::name)
        .toList();
    if (!absent.isEmpty()) {
      throw wrong("inputs", others, absent);
    }
    return tensors();
  }

  /** Reads an array of rows whose elements have these names. */
  Map<String, Tensor> split(JsonParser json, List<String> columns) throws IOException {
    Signature signature = columns.stream()
        .flatMap(name -> signature(name).stream())
        .findFirst()
        .orElse(signatures.get(0));
    List<String> absent =
        signature.names().stream().filter(name -> !columns.contains(name)).toList();
    if (!absent.isEmpty() || signature.names().stream().anyMatch(it -> twice(it, columns))) {
      throw Refusal.of(
          "columns", "each of " + String.join(", ", signature.names()) + " once", columns);
    }
    choose(signature);
    Text.expect(json, JsonToken.START_ARRAY, "data", "an array of rows");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      Text.expect(json, JsonToken.START_ARRAY, row(), "an array");
      int place = 0;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int at = place < columns.size() ? signature.names().indexOf(columns.get(place)) : -1;
        if (at >= 0) {
          value(signature.inputs().get(at), json);
        } else {
          json.skipChildren();
        }
        place++;
      }
      if (place != columns.size()) {
        throw Refusal.of(row(), columns.size() + " elements, as columns", place);
      }
      rows++;
    }
    return tensors();
  }

  private static boolean twice(String name, List<String> columns) {
    return columns.indexOf(name) != columns.lastIndexOf(name);
  }

  private Map<String, Tensor> tensors() {
    choose(chosen);
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (Port port : chosen.inputs()) {
      Growing input = input(port);
      List<Long> shape = new ArrayList<>(port.shape());
      shape.set(0, (long) rows);
      if (input.size() != rows * port.cols()) {
        shape = List.of((long) rows, (long) (rows == 0 ? 0 : input.size() / rows));
      }
      all.put(port.name(), input.tensor(shape));
    }
    return all;
  }
}
