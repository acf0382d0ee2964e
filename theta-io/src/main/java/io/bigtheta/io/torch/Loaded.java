package io.bigtheta.io.torch;

import io.bigtheta.nn.Network;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with the weights of a {@link StateDict}.
 *
 * @param sources for each block of θ, such as {@code layer.0.weight}, the name of the tensor in it; blocks that were filled in are
 *     absent
 * @param notes what was converted, left out, filled in or assumed, in sentences
 */
public record Loaded(Network network, Map<String, String> sources, List<String> notes) {
  public Loaded {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    notes = List.copyOf(notes);
  }
}
