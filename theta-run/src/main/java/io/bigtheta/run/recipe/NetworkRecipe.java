package io.bigtheta.run.recipe;

import io.bigtheta.data.NumberCoding;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The network: given by the units of its hidden layers, by all of its layers, or by the name of a network. If none of these is
 * given, the data decide.
 *
 * @param hidden units of each hidden layer; an empty list means no hidden layer; if absent, the data decide
 * @param activation the activation of the hidden units
 * @param dropout share in [0, 1) of the hidden units that each step leaves out at random; if absent, the data decide
 * @param layers all layers, instead of hidden units and dropout; may be empty
 * @param network a network with a name, instead of layers
 * @param committee number of networks whose average is the result, each trained without another part of the rows, at least 1; if
 *     absent, the data decide
 * @param numbers how the numbers of a table become inputs; if absent, the data decide
 */
public record NetworkRecipe(
    Optional<List<Integer>> hidden,
    Activation activation,
    Optional<Float> dropout,
    List<Layer> layers,
    Optional<NamedNetwork> network,
    Optional<Integer> committee,
    Optional<NumberCoding> numbers) {
  /** Stands for the rule of thumb: one hidden layer, whose size is the mean of the numbers of inputs and outputs. */
  public static final List<Integer> RULE = List.of(0);

  private static final int MOST_MEMBERS = 100;

  public NetworkRecipe {
    hidden = hidden.map(List::copyOf);
    layers = List.copyOf(layers);
    if (committee.orElse(1) < 1 || committee.orElse(1) > MOST_MEMBERS) {
      throw Refusal.of("committee", "from 1 to " + MOST_MEMBERS, committee.get());
    }
    if (hidden.isPresent()
        && !hidden.get().equals(RULE)
        && hidden.get().stream().anyMatch(units -> units < 1)) {
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

  /** Rectified hidden units, in a number that suits the data. */
  public NetworkRecipe() {
    this(
        Optional.empty(),
        new Relu(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** One network, without a choice of how numbers become inputs. */
  public NetworkRecipe(
      Optional<List<Integer>> hidden,
      Activation activation,
      Optional<Float> dropout,
      List<Layer> layers,
      Optional<NamedNetwork> network) {
    this(hidden, activation, dropout, layers, network, Optional.empty(), Optional.empty());
  }

  public NetworkRecipe committee(Optional<Integer> value) {
    return new NetworkRecipe(hidden, activation, dropout, layers, network, value, numbers);
  }

  public NetworkRecipe numbers(Optional<NumberCoding> value) {
    return new NetworkRecipe(hidden, activation, dropout, layers, network, committee, value);
  }

  /** Whether the data decide about the network. */
  public boolean open() {
    return hidden.isEmpty() && !stacked();
  }

  /** A copy with hidden layers of these units; with no units, there is no hidden layer. */
  public NetworkRecipe hidden(int... units) {
    List<Integer> all = new ArrayList<>();
    for (int count : units) {
      all.add(count);
    }
    return hidden(Optional.of(all));
  }

  public NetworkRecipe hidden(Optional<List<Integer>> value) {
    return new NetworkRecipe(value, activation, dropout, layers, network, committee, numbers);
  }

  public NetworkRecipe activation(Activation value) {
    return new NetworkRecipe(hidden, value, dropout, layers, network, committee, numbers);
  }

  public NetworkRecipe dropout(Optional<Float> value) {
    return new NetworkRecipe(hidden, activation, value, layers, network, committee, numbers);
  }

  public NetworkRecipe layers(List<Layer> value) {
    return new NetworkRecipe(hidden, activation, dropout, value, network, committee, numbers);
  }

  public NetworkRecipe network(Optional<NamedNetwork> value) {
    return new NetworkRecipe(hidden, activation, dropout, layers, value, committee, numbers);
  }

  /** Whether all layers are given, by a list or by a name. */
  public boolean stacked() {
    return !layers.isEmpty() || network.isPresent();
  }

  /** The given layers; a named network gets this many outputs. */
  public List<Layer> stack(int outputs) {
    return network.map(named -> named.layers(outputs)).orElse(layers);
  }

  /** Reads units such as {@code 128,64}. {@code 0} means no hidden layer; with a blank text the data decide. */
  public static Optional<List<Integer>> units(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    if (text.strip().equals("0")) {
      return Optional.of(List.of());
    }
    if (text.strip().equals("rule")) {
      return Optional.of(RULE);
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

  /** The text that {@link #units} reads. */
  static String text(Optional<List<Integer>> hidden) {
    return hidden
        .map(units -> units.isEmpty()
            ? "0"
            : units.equals(RULE)
                ? "rule"
                : String.join(",", units.stream().map(String::valueOf).toList()))
        .orElse("");
  }

  /** Reads layers such as {@code dense(64, activation=tanh) dense(10)}. */
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
        "0 alone means no hidden layer, and rule the mean of inputs and outputs");
  }
}
