package io.bigtheta.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.math.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A file of reference numbers computed by PyTorch in float64; see README.md beside the files. */
record Golden(String file, JsonNode json) {
  static Golden read(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file + ".json")) {
      return new Golden(file, new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of numbers; a single list becomes one row. */
  static Matrix matrix(JsonNode rows) {
    boolean single = rows.get(0).isNumber();
    Matrix matrix =
        new Matrix(single ? 1 : rows.size(), single ? rows.size() : rows.get(0).size());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.cols(); j++) {
        matrix.set(i, j, (float) (single ? rows.get(j) : rows.get(i).get(j)).asDouble());
      }
    }
    return matrix;
  }

  Matrix matrix(String name) {
    return matrix(json.get(name));
  }

  /** Targets as a matrix: class indices become a 1 in their column. */
  Matrix targets(int outputs) {
    JsonNode target = json.get("target");
    if (!target.get(0).isNumber()) {
      return matrix(target);
    }
    Matrix targets = new Matrix(target.size(), outputs);
    for (int i = 0; i < target.size(); i++) {
      targets.set(i, target.get(i).asInt(), 1);
    }
    return targets;
  }

  double tolerance() {
    return json.get("tolerance").asDouble();
  }

  /** Within the tolerance, relative to the largest absolute value expected. */
  void meets(String what, JsonNode expected, Matrix actual) {
    Matrix wanted = matrix(expected);
    double largest = 0;
    double error = 0;
    assertTrue(
        wanted.size() == actual.size(),
        file + ": " + what + ": expected " + wanted + ", got " + actual);
    for (int i = 0; i < wanted.size(); i++) {
      largest = Math.max(largest, Math.abs(wanted.data()[i]));
      error = Math.max(error, Math.abs(wanted.data()[i] - actual.data()[actual.offset() + i]));
    }
    assertTrue(
        error <= tolerance() * largest,
        file + ": " + what + ": expected within " + tolerance() + ", got " + error / largest);
  }

  void meets(String what, double expected, double actual) {
    assertTrue(
        Math.abs(expected - actual) <= tolerance() * Math.abs(expected),
        file + ": " + what + ": expected " + expected + ", got " + actual);
  }
}
