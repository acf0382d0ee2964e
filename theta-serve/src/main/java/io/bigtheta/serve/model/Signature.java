package io.bigtheta.serve.model;

import java.util.List;

/** One of the ways to give rows to a model: these inputs together. */
public record Signature(List<Port> inputs) {
  public Signature {
    inputs = List.copyOf(inputs);
  }

  public static Signature of(Port... inputs) {
    return new Signature(List.of(inputs));
  }

  /** The names of its inputs. */
  public List<String> names() {
    return inputs.stream().map(Port::name).toList();
  }

  /** The number of elements in a row of all its inputs together. */
  public long cols() {
    return inputs.stream().mapToLong(Port::cols).sum();
  }
}
