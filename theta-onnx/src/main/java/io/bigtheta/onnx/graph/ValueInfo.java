package io.bigtheta.onnx.graph;

import io.bigtheta.onnx.tensor.ElementType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file says of an input or output.
 *
 * @param type the type of the elements; empty where it is no tensor, or where nothing is said
 * @param dims the sizes; empty where nothing is said
 */
public record ValueInfo(String name, Optional<ElementType> type, Optional<List<Dim>> dims) {
  /**
   * The size of one axis.
   *
   * @param size −1 if any size will do
   * @param name of a size that is free, such as {@code batch}; may be empty
   */
  public record Dim(long size, String name) {
    /** A size that is not fixed. */
    public static Dim free(String name) {
      return new Dim(-1, name);
    }

    public boolean free() {
      return size < 0;
    }

    @Override
    public String toString() {
      return free() ? name.isEmpty() ? "?" : name : Long.toString(size);
    }
  }

  /** Type and sizes for people, such as {@code float [N, 784]}. */
  public String form() {
    String sizes = dims.map(
            all -> all.stream().map(Dim::toString).collect(Collectors.joining(", ", " [", "]")))
        .orElse("");
    return type.map(ElementType::toString).orElse("of no stated type") + sizes;
  }

  @Override
  public String toString() {
    return name + ": " + form();
  }
}
