package io.bigtheta.golden;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.Shape;
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

  /** Images, [batch][channels][height][width] in the file, with the channels last; rows of numbers stay. */
  Matrix images(String name) {
    JsonNode images = json.get(name);
    if (images.get(0).get(0).isNumber()) {
      return matrix(images);
    }
    Shape shape = shape(name);
    Matrix matrix = new Matrix(images.size(), shape.size());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.cols(); j++) {
        int pixel = j / shape.channels();
        JsonNode plane = images.get(i).get(j % shape.channels());
        JsonNode value = plane.get(pixel / shape.width()).get(pixel % shape.width());
        matrix.set(i, j, (float) value.asDouble());
      }
    }
    return matrix;
  }

  /** The shape of one row. */
  Shape shape(String name) {
    JsonNode row = json.get(name).get(0);
    return row.get(0).isNumber()
        ? Shape.of(row.size())
        : new Shape(row.size(), row.get(0).size(), row.get(0).get(0).size());
  }

  /** Kernels, [out][in][height][width] in the file, as [height · width · in, out]. */
  Matrix kernels(String name) {
    Matrix rows = images(name);
    Matrix kernels = new Matrix(rows.cols(), rows.rows());
    for (int i = 0; i < rows.rows(); i++) {
      for (int j = 0; j < rows.cols(); j++) {
        kernels.set(j, i, rows.get(i, j));
      }
    }
    return kernels;
  }

  double tolerance() {
    return json.get("tolerance").asDouble();
  }

  /** Within the tolerance, relative to the largest absolute value expected. */
  void meets(String what, JsonNode expected, Matrix actual) {
    meets(what, matrix(expected), actual);
  }

  void meets(String what, Matrix wanted, Matrix actual) {
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
