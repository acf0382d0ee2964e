package io.bigtheta.io.torch;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.LayerNorm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the tensors of a state into the layers of a blueprint. */
final class Loading {
  /** Names of tensors within modules that no layer of Theta is, and what they are. */
  private static final Map<String, String> OTHERS = Map.of(
      "weight_ih_l0", "a recurrent layer (LSTM, GRU or RNN)",
      "weight_ih", "a recurrent cell (LSTM, GRU or RNN)",
      "in_proj_weight", "multi-head attention",
      "q_proj_weight", "multi-head attention",
      "weight_g", "weight normalisation, which remove_weight_norm undoes in PyTorch",
      "original0", "a parametrization, which remove_parametrizations undoes in PyTorch",
      "weight_orig",
          "a pruned or spectrally normalised layer, which prune.remove undoes in PyTorch",
      "_packed_params", "a quantized layer");

  private static final float USUAL_EPSILON = 1e-5f;

  private final StateDict state;
  private final Blueprint blueprint;
  private final List<Wanted> wanted;
  private final List<TorchModule> modules;

  /** The tensor of each block. */
  private final Map<String, String> sources = new HashMap<>();

  private final List<String> notes = new ArrayList<>();

  Loading(StateDict state, Blueprint blueprint) {
    this.state = state;
    this.blueprint = blueprint;
    wanted = Wanted.all(blueprint);
    modules = TorchModule.all(state.tensors());
    notes.addAll(state.notes());
  }

  Loaded loaded(Map<String, String> names) {
    refuseOthers();
    Set<Wanted> named = new HashSet<>();
    names.forEach((ours, theirs) -> named.add(name(ours, theirs)));
    Set<String> used = Set.copyOf(sources.values());
    Matching.of(
            state.where(),
            wanted.stream().filter(layer -> !named.contains(layer)).toList(),
            modules.stream()
                .filter(module -> module.tensors().keySet().stream()
                    .noneMatch(tensor -> used.contains(module.full(tensor))))
                .toList())
        .forEach(this::take);
    return loaded();
  }

  private void take(Wanted layer, TorchModule module) {
    for (Role role : layer.roles()) {
      if (module.tensors().containsKey(role.theirs())) {
        sources.put(layer.block(role), module.full(role.theirs()));
      }
    }
  }

  /** Takes a module for a layer, or a tensor for a block, by their names. Returns the layer. */
  private Wanted name(String ours, String theirs) {
    for (Wanted layer : wanted) {
      if (layer.name().equals(ours)) {
        take(layer, module(layer, theirs));
        return layer;
      }
      for (Role role : layer.roles()) {
        if (layer.block(role).equals(ours)) {
          sources.put(ours, tensor(layer, role, theirs));
          return layer;
        }
      }
    }
    List<String> blocks = new ArrayList<>();
    wanted.forEach(layer -> layer.roles().forEach(role -> blocks.add(layer.block(role))));
    throw FormatException.of("map", "a layer or one of " + Wording.list(blocks), ours);
  }

  private TorchModule module(Wanted layer, String name) {
    TorchModule module = modules.stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> FormatException.of(
            "map",
            "for " + layer.name() + " one of the modules "
                + Wording.list(
                    modules.stream().map(it -> Wording.name(it.name())).toList()),
            Wording.name(name)));
    if (!module.fits(layer.roles())) {
      throw FormatException.of("map", "tensors for " + layer, module);
    }
    return module;
  }

  private String tensor(Wanted layer, Role role, String name) {
    Tensor tensor = state.tensors().get(name);
    if (tensor == null) {
      throw FormatException.of(
          "map",
          "for " + layer.block(role) + " one of the tensors "
              + Wording.list(
                  state.tensors().keySet().stream().map(Wording::name).toList()),
          Wording.name(name));
    }
    if (!role.fits(tensor)) {
      throw FormatException.of(
          "map", "for " + layer.block(role) + " " + role, name + " " + tensor.shape());
    }
    return name;
  }

  private Loaded loaded() {
    float[] theta = new float[blueprint.size()];
    Map<String, Block> blocks = new HashMap<>();
    blueprint.blocks().forEach(block -> blocks.put(block.name(), block));
    Map<String, String> ordered = new LinkedHashMap<>();
    for (Wanted layer : wanted) {
      for (Role role : layer.roles()) {
        String name = layer.block(role);
        Block block = blocks.get(name);
        if (block == null) {
          throw new IllegalStateException(name);
        }
        float[] values = values(layer, role);
        System.arraycopy(values, 0, theta, block.offset(), values.length);
        if (sources.containsKey(name)) {
          ordered.put(name, sources.get(name));
        }
      }
      epsilon(layer);
    }
    List<String> unused = state.tensors().keySet().stream()
        .filter(name -> !sources.containsValue(name))
        .map(Wording::name)
        .toList();
    if (!unused.isEmpty()) {
      notes.add("not used, as the blueprint has no layer for them: " + Wording.list(unused));
    }
    return new Loaded(new Network(blueprint, theta), ordered, notes);
  }

  private float[] values(Wanted layer, Role role) {
    String name = layer.block(role);
    String source = sources.get(name);
    Tensor tensor = source == null ? null : state.tensors().get(source);
    if (source != null && tensor != null) {
      check(source, role, tensor);
      return role.turned().apply(tensor.values());
    }
    float value = (float)
        role.absent().orElseThrow(() -> FormatException.of("map", "a tensor for " + name, "none"));
    notes.add(
        "filled in: " + name + " with " + Math.round(value) + ", as the file has no tensor for it");
    float[] values = new float[role.shapes().get(0).get(0)];
    Arrays.fill(values, value);
    return values;
  }

  private void check(String source, Role role, Tensor tensor) {
    boolean variance = role.theirs().equals("running_var");
    for (float value : tensor.values()) {
      if (!Float.isFinite(value) || variance && value < 0) {
        throw FormatException.of(
                "tensor " + Wording.name(source),
                variance ? "finite numbers from 0 on" : "finite numbers in float32",
                value)
            .within(state.where());
      }
    }
  }

  /** A state does not say epsilon, so a layer with another one than PyTorch's is worth a word. */
  private void epsilon(Wanted layer) {
    float epsilon = layer.layer() instanceof BatchNorm batch
        ? batch.epsilon()
        : layer.layer() instanceof LayerNorm norm ? norm.epsilon() : USUAL_EPSILON;
    if (epsilon != USUAL_EPSILON) {
      notes.add(layer.name() + " calculates with epsilon " + epsilon + "; PyTorch's default is "
          + USUAL_EPSILON + ", and the file does not say which one it had");
    }
  }

  private void refuseOthers() {
    for (TorchModule module : modules) {
      for (String tensor : module.tensors().keySet()) {
        String other = OTHERS.get(tensor);
        if (other != null) {
          throw FormatException.of(
              state.where(),
              "modules that layers of Theta are: Linear, Conv2d, BatchNorm, LayerNorm and PReLU",
              Wording.name(module.full(tensor)) + " of " + other);
        }
      }
    }
  }
}
