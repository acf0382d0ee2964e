package io.bigtheta.io.torch;

import io.bigtheta.io.FormatException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the module of PyTorch for each layer by kind, shape and order. A safetensors file has its tensors in the order of their names,
 * not in that of the network. So a module belongs to a layer only if nothing else fits, or if as many modules as layers fit that differ
 * only in the numbers of their names, as {@code net.2} and {@code net.10} do; then the numbers are their order.
 */
final class Matching {
  private final String where;

  /** The layers that have no module yet, each with the names of the modules that may be it. */
  private final Map<Wanted, Set<String>> open = new LinkedHashMap<>();

  /** The modules that belong to no layer yet. */
  private final Map<String, TorchModule> free = new LinkedHashMap<>();

  private final Map<Wanted, TorchModule> found = new HashMap<>();

  private Matching(String where, List<Wanted> wanted, List<TorchModule> modules) {
    this.where = where;
    modules.forEach(module -> free.put(module.name(), module));
    for (Wanted layer : wanted) {
      Set<String> fit = new LinkedHashSet<>();
      for (TorchModule module : modules) {
        if (module.fits(layer.roles())) {
          fit.add(module.name());
        }
      }
      open.put(layer, fit);
    }
  }

  /**
   * The module of each layer.
   *
   * @param where the name of the file, for messages
   */
  static Map<Wanted, TorchModule> of(String where, List<Wanted> wanted, List<TorchModule> modules) {
    Matching matching = new Matching(where, wanted, modules);
    matching.takeForced();
    if (matching.open.values().stream().anyMatch(Set::isEmpty)) {
      throw matching.refused(
          "for ", "", "check the layers and the input; --map helps only where the shapes meet");
    }
    matching.takeOrdered();
    return matching.found;
  }

  /** Gives a layer the only module that fits, until no layer has only one. */
  private void takeForced() {
    boolean more = true;
    while (more) {
      more = false;
      for (Wanted layer : List.copyOf(open.keySet())) {
        Set<String> fit = fit(layer);
        if (fit.size() == 1) {
          take(layer, fit.iterator().next());
          more = true;
        }
      }
    }
  }

  private Set<String> fit(Wanted layer) {
    return open.getOrDefault(layer, Set.of());
  }

  private void take(Wanted layer, String module) {
    open.remove(layer);
    open.values().forEach(fit -> fit.remove(module));
    TorchModule taken = free.remove(module);
    if (taken != null) {
      found.put(layer, taken);
    }
  }

  private void takeOrdered() {
    Map<Set<String>, List<Wanted>> groups = new LinkedHashMap<>();
    open.forEach(
        (layer, fit) -> groups.computeIfAbsent(fit, key -> new ArrayList<>()).add(layer));
    int candidates = groups.keySet().stream().mapToInt(Set::size).sum();
    long different =
        groups.keySet().stream().flatMap(Collection::stream).distinct().count();
    Map<Wanted, String> ordered = new LinkedHashMap<>();
    groups.forEach((fit, layers) -> {
      List<TorchModule> modules = new ArrayList<>();
      free.forEach((name, module) -> {
        if (fit.contains(name)) {
          modules.add(module);
        }
      });
      modules.sort(TorchModule.ORDER);
      long patterns = modules.stream().map(TorchModule::pattern).distinct().count();
      if (candidates != different || modules.size() != layers.size() || patterns > 1) {
        throw refused(
            "in one order for ",
            ", of which several fit the same layer",
            "say which belongs where, as in --map "
                + open.keySet().iterator().next().name() + "="
                + free.keySet().stream().sorted().findFirst().map(Wording::name).orElse("net.0"));
      }
      for (int i = 0; i < layers.size(); i++) {
        ordered.put(layers.get(i), modules.get(i).name());
      }
    });
    ordered.forEach(this::take);
  }

  /** What is not matched on both sides. */
  private FormatException refused(String which, String why, String remedy) {
    List<String> layers = open.keySet().stream().map(Wanted::toString).toList();
    List<String> modules =
        new TreeMap<>(free).values().stream().map(TorchModule::toString).toList();
    return FormatException.of(
        where,
        "tensors " + which + Wording.list(layers),
        modules.isEmpty() ? "no more tensors" : Wording.list(modules) + why,
        remedy);
  }
}
