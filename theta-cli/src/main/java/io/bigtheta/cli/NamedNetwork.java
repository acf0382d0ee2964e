package io.bigtheta.cli;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Networks with a name: their layers, all but the last one, which has an output for every class. */
enum NamedNetwork {
  /** Two hidden layers, as for any data. */
  MLP(
      "mlp",
      "dense(512, activation=relu) batch-norm dropout(0.3) dense(512, activation=relu) batch-norm dropout(0.3)"),

  /** Much larger, for images that change from epoch to epoch. */
  MLP_LARGE(
      "mlp-large",
      "dense(2048, activation=relu) dropout(0.2) dense(2048, activation=relu) dropout(0.2)"),

  /** The network with which convolutions began (LeCun et al., Proceedings of the IEEE 1998), with all maps connected. */
  LENET5(
      "lenet5",
      "conv(6, 5, activation=tanh) avg-pool(2) conv(16, 5, padding=valid, activation=tanh) avg-pool(2) "
          + "dense(120, activation=tanh) dense(84, activation=tanh)"),

  /** Strides instead of pools: little to calculate. */
  CNN_SMALL(
      "cnn-small",
      "conv(16, 5, stride=2, activation=relu) conv(32, 3, stride=2, activation=relu) dense(64, activation=relu)"),

  /** Two blocks of three convolutions, the last of each with a stride. */
  CNN(
      "cnn",
      "conv(32, 3, padding=valid, activation=relu) batch-norm conv(32, 3, padding=valid, activation=relu) batch-norm "
          + "conv(32, 5, stride=2, activation=relu) batch-norm dropout(0.4) "
          + "conv(64, 3, padding=valid, activation=relu) batch-norm conv(64, 3, padding=valid, activation=relu) batch-norm "
          + "conv(64, 5, stride=2, activation=relu) batch-norm dropout(0.4) "
          + "dense(128, activation=relu) batch-norm dropout(0.4)");

  private final String title;
  private final String hidden;

  NamedNetwork(String title, String hidden) {
    this.title = title;
    this.hidden = hidden;
  }

  static NamedNetwork of(String title) {
    return Arrays.stream(values())
        .filter(network -> network.title.equals(title))
        .findFirst()
        .orElseThrow(
            () -> Failure.refuse("--network", "one of " + titles(), "\"" + title + "\"", ""));
  }

  static String titles() {
    return Arrays.stream(values()).map(n -> n.title).collect(Collectors.joining(", "));
  }

  /** All layers. */
  List<Layer> layers(int outputs) {
    List<Layer> layers = new ArrayList<>(Blueprint.layers(hidden));
    layers.add(new Dense(outputs));
    return layers;
  }
}
