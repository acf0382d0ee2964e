package io.bigtheta.run.folder;

import io.bigtheta.model.Model;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model of another program that has become one of Theta.
 *
 * @param sources for each block of θ the name of the tensor in it; empty if that is not known
 * @param notes what was converted, left out, filled in or assumed, in sentences
 */
public record Imported(Model model, Map<String, String> sources, List<String> notes) {
  public Imported {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    notes = List.copyOf(notes);
  }
}
