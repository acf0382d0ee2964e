package io.bigtheta.run.recipe;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which network: hidden layers by their units, all layers one by one, or a network with a name. Where none of them is given, the
 * data decide.
 *
 * @param hidden units of each hidden layer; an empty list is no hidden layer, and nothing leaves it to the data
 * @param activation of the hidden units
 * @param dropout share of the hidden units left out at random in each step, in [0, 1); nothing leaves it to the data
 * @param layers all layers, in place of hidden units and dropout; empty for none
 * @param network a network with a name, in place of layers
 */
public record NetworkRecipe(
    Optional<List<Integer>> hidden,
    Activation activation,
    Optional<Float> dropout,
    List<Layer> layers,
    Optional<NamedNetwork> network) {
  public NetworkRecipe {
    hidden = hidden.map(List::copyOf);
    layers = List.copyOf(layers);
    if (hidden.isPresent() && hidden.get().stream().anyMatch(units -> units < 1)) {
      throw refused(hidden.get().toString());
    }
    if (dropout.isPresent() && !(dropout.get() >= 0 && dropout.get() < 1)) {
      throw Refusal.of("dropout", "a share in [0, 1)", dropout.get());
    }
    boolean shaped = hidden.isPresent() || dropout.orElse(0f) > 0;
    if (!layers.isEmpty() && shaped) {
      throw Refusal.of(
          "layers",
          "no --hidden and no --dropout beside it",
          "both",
          "write the layers in one of the two ways");
    }
    if (network.isPresent() && (shaped || !layers.isEmpty())) {
      throw Refusal.of(
          "network",
          "no --layers, no --hidden and no --dropout beside it",
          "one of them",
          "take a network by its name, or write its layers");
    }
  }

  /** Hidden units with the rectifier, as many as suit the data. */
  public NetworkRecipe() {
    this(Optional.empty(), new Relu(), Optional.empty(), List.of(), Optional.empty());
  }

  /** Hidden layers of these units; of none, there is no hidden layer. */
  public NetworkRecipe hidden(int... units) {
    List<Integer> all = new ArrayList<>();
    for (int count : units) {
      all.add(count);
    }
    return hidden(Optional.of(all));
  }

  public NetworkRecipe hidden(Optional<List<Integer>> value) {
    return new NetworkRecipe(value, activation, dropout, layers, network);
  }

  public NetworkRecipe activation(Activation value) {
    return new NetworkRecipe(hidden, value, dropout, layers, network);
  }

  public NetworkRecipe dropout(Optional<Float> value) {
    return new NetworkRecipe(hidden, activation, value, layers, network);
  }

  public NetworkRecipe layers(List<Layer> value) {
    return new NetworkRecipe(hidden, activation, dropout, value, network);
  }

  public NetworkRecipe network(Optional<NamedNetwork> value) {
    return new NetworkRecipe(hidden, activation, dropout, layers, value);
  }

  /** Whether all layers are given, so that none need be chosen. */
  public boolean stacked() {
    return !layers.isEmpty() || network.isPresent();
  }

  /** The layers given, for this many outputs. */
  public List<Layer> stack(int outputs) {
    return network.map(named -> named.layers(outputs)).orElse(layers);
  }

  /** Reads units as {@code 128,64}; {@code 0} is no hidden layer, and a blank text leaves them to the data. */
  public static Optional<List<Integer>> units(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.strip().equals("0")) {
      return Optional.of(List.of());
    }
    List<Integer> units = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.strip().matches("0*[1-9]\\d{0,8}")) {
        throw refused(text);
      }
      units.add(Integer.parseInt(part.strip()));
    }
    return Optional.of(units);
  }

  /** What {@link #units} reads. */
  static String text(Optional<List<Integer>> hidden) {
    return hidden
        .map(units -> units.isEmpty()
            ? "0"
            : String.join(",", units.stream().map(String::valueOf).toList()))
        .orElse("");
  }

  /** Reads layers as {@code dense(64, activation=tanh) dense(10)}. */
  public static List<Layer> stack(String text) {
    try {
      return text.isBlank() ? List.of() : Blueprint.layers(text);
    } catch (Refusal e) {
      throw e.within("layers");
    }
  }

  private static Refusal refused(String text) {
    return Refusal.of(
        "hidden",
        "units of each layer as 128,64",
        "\"" + text + "\"",
        "0 alone means no hidden layer");
  }
}
