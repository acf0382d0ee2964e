package io.bigtheta.play.agent;

import io.bigtheta.spec.Refusal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state of a {@link Learner} between two episodes, by names that the learner chooses.
 *
 * @param numbers arrays such as θ; shared, not copied
 * @param counts whole numbers such as the number of steps
 */
public record Memory(Map<String, float[]> numbers, Map<String, Long> counts) {
  public Memory {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** A copy of the array of this name, which has to have {@code count} numbers. */
  float[] array(String name, int count) {
    float[] found = numbers.get(name);
    if (found == null || found.length != count) {
      throw Refusal.of(
          "memory: " + name, count + " numbers", found == null ? "none" : "" + found.length);
    }
    return found.clone();
  }

  /** Writes the array of this name to {@code to}, which has to have its length. */
  void copy(String name, float[] to) {
    copy(name, to, to.length);
  }

  /** Writes the array of this name, which has to have {@code count} numbers, to the beginning of {@code to}. */
  void copy(String name, float[] to, int count) {
    System.arraycopy(array(name, count), 0, to, 0, count);
  }

  /** The whole number of this name. */
  long count(String name) {
    Long found = counts.get(name);
    if (found == null) {
      throw Refusal.of("memory", "a count named " + name, counts.keySet());
    }
    return found;
  }
}
