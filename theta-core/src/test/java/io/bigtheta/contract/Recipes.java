package io.bigtheta.contract;

import io.bigtheta.spec.Spec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every recipe of a kind, made from its name alone: a new file is tested without a line here, unless it needs values. */
final class Recipes {
  /** Texts for recipes that have components without a default. */
  private static final Map<String, String> WITH_VALUES = Map.ofEntries(
      Map.entry("dense", "dense(6, activation=tanh)"),
      Map.entry("dropout", "dropout(0.3)"),
      Map.entry("embedding-bag", "embedding-bag(buckets=3, size=4, ids=3)"),
      Map.entry("uniform", "uniform(0.1)"),
      Map.entry("activate", "activate(tanh)"),
      Map.entry("avg-pool", "avg-pool(1)"),
      Map.entry("channel-dropout", "channel-dropout(0.2)"),
      Map.entry("conv", "conv(3, 3)"),
      Map.entry("max-pool", "max-pool(1)"),
      Map.entry("residual", "residual(dense(7))"),
      Map.entry("average", "average(2, [dense(7), dropout(0.1)])"),
      Map.entry("shift", "shift(2)"),
      Map.entry("rotate", "rotate(10)"),
      Map.entry("zoom", "zoom(0.1)"),
      Map.entry("shear", "shear(0.1)"),
      Map.entry("noise", "noise(0.1)"),
      Map.entry("erase", "erase(3)"),
      Map.entry("time-shift", "time-shift(2)"),
      Map.entry("tempo", "tempo(0.2)"),
      Map.entry("vocal-tract", "vocal-tract(0.2)"),
      Map.entry("mask", "mask(2, 2)"),
      Map.entry("equalizer", "equalizer(0.1)"),
      Map.entry("dynamics", "dynamics(0.2)"),
      Map.entry("constant", "constant(0.1)"),
      Map.entry("cosine", "cosine(0.1)"),
      Map.entry("cycles", "cycles(0.1)"),
      Map.entry("exponential", "exponential(0.1)"),
      Map.entry("one-cycle", "one-cycle(0.1)"),
      Map.entry("plateau", "plateau(0.1)"),
      Map.entry("step-schedule", "step(0.1)"),
      Map.entry("warm-up", "warm-up(cosine(0.1))"),
      Map.entry("walk-forward", "walk-forward(5)"),
      Map.entry("patience", "patience(3)"),
      Map.entry("time-limit", "time-limit(60)"),
      Map.entry("accuracy-reached", "accuracy-reached(0.9)"),
      Map.entry("loss-reached", "loss-reached(0.1)"),
      Map.entry("epoch-reached", "epoch-reached(3)"),
      Map.entry("k-fold", "k-fold(5)"),
      Map.entry("repeated", "repeated(k-fold(5), 3)"),
      Map.entry("hold-out", "hold-out(0.2)"),
      Map.entry("grouped", "grouped(5)"),
      Map.entry("any-of", "any-of(patience(3), never)"),
      Map.entry("l1", "l1(0.01)"),
      Map.entry("l2", "l2(0.01)"),
      Map.entry("decoupled", "decoupled(0.01)"),
      Map.entry("by-norm", "by-norm(1)"),
      Map.entry("by-value", "by-value(1)"));

  private Recipes() {}

  static <T> Stream<T> all(Class<T> kind) {
    return texts(kind).stream().map(text -> Spec.parse(kind, text));
  }

  static List<String> texts(Class<?> kind) {
    return Spec.names(kind).stream()
        .map(name -> {
          String special = name + "-" + kind.getSimpleName().toLowerCase(java.util.Locale.ROOT);
          return WITH_VALUES.getOrDefault(special, WITH_VALUES.getOrDefault(name, name));
        })
        .toList();
  }
}
