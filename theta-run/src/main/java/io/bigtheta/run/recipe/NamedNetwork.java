package io.bigtheta.run.recipe;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Networks with a name. The last layer, with one output for each class, is added when the data is known. */
public enum NamedNetwork {
  /** Two hidden layers, for any data. */
  MLP(
      "mlp",
      "dense(512, activation=relu) batch-norm dropout(0.3) dense(512, activation=relu) batch-norm dropout(0.3)"),

  /** Noise before every activation, strong enough to prevent overfitting to images that are not augmented. */
  MLP_NOISE(
      "mlp-noise", "noise(0.35) " + noisy(1024, "0.35") + noisy(512, "0.35") + noisy(256, "0.35")),

  /** Wider and with less noise, for images on which a network overfits less than on digits. */
  MLP_WIDE("mlp-wide", "noise(0.1) " + noisy(1024, "0.2") + noisy(1024, "0.2")),

  /** Larger and with very little noise, for augmented images. */
  MLP_LARGE("mlp-large", noisy(2048, "0.1") + noisy(1024, "0.1") + noisy(512, "0.1")),

  /** The network with which convolutions began (LeCun et al., Proceedings of the IEEE 1998), with all maps connected. */
  LENET5(
      "lenet5",
      "conv(6, 5, activation=tanh) avg-pool(2) conv(16, 5, padding=valid, activation=tanh) avg-pool(2) "
          + "dense(120, activation=tanh) dense(84, activation=tanh)"),

  /** Strides instead of pooling, which is quick to train. */
  CNN_SMALL(
      "cnn-small",
      "conv(16, 5, stride=2, activation=relu) conv(32, 3, stride=2, activation=relu) dense(64, activation=relu)"),

  /** Convolutions of 3×3: two, pooling, three, pooling, and one more. */
  CNN(
      "cnn",
      "conv(32, 3, padding=valid, activation=relu) batch-norm conv(32, 3, padding=valid, activation=relu) batch-norm "
          + "max-pool(2) dropout(0.2) conv(64, 3, activation=relu) batch-norm conv(64, 3, activation=relu) batch-norm "
          + "conv(64, 3, activation=relu) batch-norm max-pool(2) dropout(0.2) "
          + "conv(128, 3, padding=valid, activation=relu) batch-norm dropout(0.4) "
          + "dense(128, activation=relu) batch-norm dropout(0.4)"),

  /** Two convolutions and pooling, twice, for pictures of things. */
  CNN_POOLS(
      "cnn-pools",
      "conv(32, 3, activation=relu) batch-norm conv(32, 3, activation=relu) batch-norm max-pool(2) dropout(0.25) "
          + "conv(64, 3, activation=relu) batch-norm conv(64, 3, activation=relu) batch-norm max-pool(2) dropout(0.25) "
          + "dense(256, activation=relu) batch-norm dropout(0.4)"),

  /** Three convolutions, for pictures of recordings, which are large and simple. */
  CNN_SPEECH(
      "cnn-speech",
      "conv(20, 5, stride=2, activation=relu) batch-norm conv(40, 3, activation=relu) batch-norm max-pool(2) "
          + "conv(64, 3, activation=relu) batch-norm max-pool(2) dropout(0.3) "
          + "dense(64, activation=relu) batch-norm dropout(0.3)");

  private final String title;
  private final String hidden;

  NamedNetwork(String title, String hidden) {
    this.title = title;
    this.hidden = hidden;
  }

  /** A dense layer with batch normalization and noise before its activation. */
  private static String noisy(int units, String deviation) {
    return "dense(" + units + ", bias=false) batch-norm noise(" + deviation + ") activate(relu) ";
  }

  /** The network of this name. */
  public static NamedNetwork of(String title) {
    return Arrays.stream(values())
        .filter(network -> network.title.equals(title))
        .findFirst()
        .orElseThrow(() -> Refusal.of("network", "one of " + titles(), "\"" + title + "\""));
  }

  /** All names, separated by commas. */
  public static String titles() {
    return Arrays.stream(values()).map(n -> n.title).collect(Collectors.joining(", "));
  }

  /** All layers, with this many outputs. */
  public List<Layer> layers(int outputs) {
    List<Layer> layers = new ArrayList<>(Blueprint.layers(hidden));
    layers.add(new Dense(outputs));
    return layers;
  }

  @Override
  public String toString() {
    return title;
  }
}
