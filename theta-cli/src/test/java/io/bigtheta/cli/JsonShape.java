package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A JSON Schema, and what it must say of documents. */
record JsonShape(Path file, JsonNode text, Schema schema) {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Path FOLDER = Path.of("../docs/schemas");
  private static final Map<Path, JsonShape> READ = new ConcurrentHashMap<>();

  /** Options of trainings that take milliseconds. */
  static final List<Object> SMALL =
      List.of("--hidden", 4, "--epochs", 4, "--batch", 32, "--rate", 0.01, "--json");

  /** @param name as train.json */
  static JsonShape of(String name) {
    return READ.computeIfAbsent(FOLDER.resolve(name), JsonShape::read);
  }

  static List<JsonShape> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".json"))
          .map(JsonShape::of)
          .toList();
    }
  }

  /** All of {@code words}, with lists and arrays unfolded. */
  static Object[] words(Object... words) {
    List<Object> all = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof List<?> several) {
        all.addAll(List.of(words(several.toArray())));
      } else if (word instanceof Object[] several) {
        all.addAll(List.of(words(several)));
      } else {
        all.add(word);
      }
    }
    return all.toArray();
  }

  /** What a command writes that must succeed and fit. */
  static JsonNode fits(String schema, Object... words) {
    JsonNode json = Cli.done(words(words)).json();
    of(schema).fits(json);
    return json;
  }

  /** What a command writes that is interrupted when it asks for the k-th time whether it is. */
  static JsonNode stopped(String schema, int k, Object... words) {
    AtomicInteger asked = new AtomicInteger();
    Cli cli = Cli.run("", () -> asked.incrementAndGet() >= k, words(words));
    assertEquals(130, cli.code(), cli.err());
    of(schema).fits(cli.json());
    return cli.json();
  }

  static JsonNode refusesSlips(String schema, JsonNode json, String... optional) {
    of(schema).refusesSlips(json, optional);
    return json;
  }

  private static JsonShape read(Path file) {
    try {
      JsonNode text = new ObjectMapper().readTree(file.toFile());
      return new JsonShape(file, text, REGISTRY.getSchema(text));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void isOfItsDraft() {
    assertEquals(DRAFT, text.path("$schema").asText(), file::toString);
    assertEquals(
        List.of(), REGISTRY.getSchema(SchemaLocation.of(DRAFT)).validate(text), file::toString);
    assertTrue(text.path("title").asText().contains("theta "), file::toString);
  }

  void fits(JsonNode json) {
    assertEquals(List.of(), schema.validate(json), () -> file + " of " + json.toPrettyString());
  }

  /**
   * Every object of the document, however deep: without a field, with one more, and with a value of another type it does not fit.
   *
   * @param optional paths of fields that may be missing; a star is any name or number, and the rest is a regular expression
   */
  void refusesSlips(JsonNode json, String... optional) {
    List<String> free = new ArrayList<>();
    for (String path : optional) {
      free.add(path.replaceAll("/\\*", "/[^/]+"));
    }
    JsonNode copy = json.deepCopy();
    int tried = refused(copy, copy, "", free);
    assertTrue(tried >= 6, () -> file + " has next to nothing to refuse in " + json);
    assertEquals(json, copy, "the document is as it was");
  }

  /** Spoils everything at {@code node} and below it, one after the other. */
  private int refused(JsonNode whole, JsonNode node, String path, List<String> free) {
    int tried = 0;
    if (node instanceof ArrayNode array) {
      // the first and the last element stand for all
      for (int i = 0; i < array.size(); i += Math.max(1, array.size() - 1)) {
        JsonNode value = array.get(i);
        array.set(i, wrong(value));
        tried += refuses(whole, path + "/" + i, "another type");
        array.set(i, value);
        tried += refused(whole, value, path + "/" + i, free);
      }
    } else if (node instanceof ObjectNode object) {
      object.put("surplus", true);
      tried += refuses(whole, path + "/surplus", "an additional field");
      object.remove("surplus");
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        String at = path + "/" + field.getKey();
        JsonNode value = field.getValue();
        object.set(field.getKey(), wrong(value));
        tried += refuses(whole, at, "another type");
        if (free.stream().noneMatch(at::matches)) {
          object.remove(field.getKey());
          tried += refuses(whole, at, "a missing field");
        }
        object.set(field.getKey(), value);
        tried += refused(whole, value, at, free);
      }
    }
    return tried;
  }

  private int refuses(JsonNode whole, String path, String slip) {
    assertFalse(schema.validate(whole).isEmpty(), () -> file + " takes " + slip + " at " + path);
    return 1;
  }

  private static JsonNode wrong(JsonNode value) {
    return value.isBoolean() ? TextNode.valueOf("true") : BooleanNode.TRUE;
  }
}
