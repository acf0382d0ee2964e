package io.bigtheta.spec.sample;

import java.util.List;

/** A record with a component of every type. */
public record Everything(
    Shape shape,
    List<Layer> layers,
    List<List<Integer>> table,
    Start start,
    String name,
    long seed,
    float share,
    double limit,
    boolean shuffle,
    List<Float> rates,
    List<Start> starts,
    List<String> labels,
    List<Boolean> flags) {

  public Everything(Shape shape, List<Layer> layers) {
    this(
        shape,
        layers,
        List.of(),
        Start.HE_NORMAL,
        "model",
        7,
        0.1f,
        1e-8,
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
