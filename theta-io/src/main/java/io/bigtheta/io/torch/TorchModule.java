package io.bigtheta.io.torch;

import io.bigtheta.io.Safetensors.Tensor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tensors of one module of PyTorch.
 *
 * @param name such as {@code features.0}; empty for tensors without one
 * @param tensors by their names within the module, such as {@code weight}
 */
record TorchModule(String name, Map<String, Tensor> tensors) {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** In the order of the numbers in their names, as far as these are otherwise equal. */
  static final Comparator<TorchModule> ORDER = Comparator.comparing(TorchModule::pattern)
      .thenComparing(TorchModule::numbers, TorchModule::compare);

  /** The modules of a state, in the order of the file. */
  static List<TorchModule> all(Map<String, Tensor> tensors) {
    Map<String, TorchModule> modules = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> {
      int dot = name.lastIndexOf('.');
      String module = name.substring(0, Math.max(0, dot));
      modules
          .computeIfAbsent(module, key -> new TorchModule(key, new LinkedHashMap<>()))
          .tensors()
          .put(name.substring(dot + 1), tensor);
    });
    return List.copyOf(modules.values());
  }

  /** The whole name of a tensor of this module. */
  String full(String tensor) {
    return name.isEmpty() ? tensor : name + "." + tensor;
  }

  /** Whether all blocks find their tensors here, and no tensor is left over. */
  boolean fits(List<Role> roles) {
    int used = 0;
    for (Role role : roles) {
      Tensor tensor = tensors.get(role.theirs());
      if (tensor == null ? role.absent().isEmpty() : !role.fits(tensor)) {
        return false;
      }
      used += tensor == null ? 0 : 1;
    }
    return used == tensors.size();
  }

  /** The name without its numbers: only modules that differ in nothing else have an order. */
  String pattern() {
    return NUMBER.matcher(name).replaceAll("#");
  }

  private List<BigInteger> numbers() {
    List<BigInteger> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(name);
    while (matcher.find()) {
      numbers.add(new BigInteger(matcher.group()));
    }
    return numbers;
  }

  private static int compare(List<BigInteger> a, List<BigInteger> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  @Override
  public String toString() {
    List<String> texts = new ArrayList<>();
    tensors.forEach((tensor, values) -> texts.add(Wording.name(tensor) + " " + values.shape()));
    return (name.isEmpty() ? "" : Wording.name(name) + " ") + "(" + Wording.list(texts) + ")";
  }
}
