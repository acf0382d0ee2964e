package io.bigtheta.serve.model;

import java.util.List;

/**
 * An input or output of a model.
 *
 * @param shape its sizes, of which the first is the number of rows; −1 stands for any number
 * @param labels the names of the elements of a row, such as columns or classes; empty if they have none
 * @param file whether each element is the content of a file, which JSON carries in Base64
 */
public record Port(
    String name, DataType type, List<Long> shape, List<String> labels, boolean file) {
  public Port {
    shape = List.copyOf(shape);
    labels = List.copyOf(labels);
  }

  /** A port whose elements have no names. */
  public Port(String name, DataType type, List<Long> shape) {
    this(name, type, shape, List.of(), false);
  }

  /** A port of {@code cols} elements in each row. */
  public static Port of(String name, DataType type, long cols, List<String> labels) {
    return new Port(name, type, List.of(-1L, cols), labels, false);
  }

  /** The number of elements in a row; sizes that may be any count as 1. */
  public long cols() {
    long cols = 1;
    for (long size : shape.subList(Math.min(1, shape.size()), shape.size())) {
      cols *= Math.max(1, size);
    }
    return cols;
  }
}
