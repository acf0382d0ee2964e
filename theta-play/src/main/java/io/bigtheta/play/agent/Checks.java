package io.bigtheta.play.agent;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.schedule.Plateau;
import io.bigtheta.train.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;

/** What the recipes of agents refuse, and the networks that they share. */
final class Checks {
  private Checks() {}

  static void sizes(String name, List<Integer> sizes) {
    for (int size : sizes) {
      if (size < 1) {
        throw Refusal.of(name, "sizes of at least 1", sizes);
      }
    }
  }

  static void positive(String name, int value) {
    if (value < 1) {
      throw Refusal.of(name, "at least 1", value);
    }
  }

  static void share(String name, float value) {
    if (!(value >= 0 && value <= 1)) {
      throw Refusal.of(name, "a share in [0, 1]", value);
    }
  }

  static void discount(float value) {
    if (!(value > 0 && value <= 1)) {
      throw Refusal.of("discount", "a number in (0, 1]", value);
    }
  }

  static void rate(Schedule rate) {
    if (rate instanceof Plateau) {
      throw Refusal.of("rate", "a schedule that follows from the step", "plateau");
    }
  }

  /** Hidden layers of these sizes, and {@code outputs} logits. */
  static Blueprint network(int inputs, List<Integer> hidden, Activation activation, int outputs) {
    List<Layer> layers = new ArrayList<>();
    hidden.forEach(units -> layers.add(new Dense(units, activation)));
    layers.add(new Dense(outputs));
    return new Blueprint(Shape.of(inputs), layers);
  }
}
