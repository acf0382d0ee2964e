package io.bigtheta.experiment;

import io.bigtheta.spec.Spec;

/**
 * A claim put to the test: a record beside this one, whose components say how large the test is. Its text form is what
 * {@code theta experiment} takes: {@code bias}, or {@code bias(seeds=20)}. A public record without required components that
 * stands in this package is found by its name; nothing else has to be written.
 */
public interface Experiment {
  /** What is claimed. */
  Claim claim();

  /**
   * Measures, from scratch. A function of the setting's seed: no bit depends on its threads.
   *
   * @throws Stopped if the setting was cancelled
   */
  Findings run(Setting setting);

  /** The name alone, such as {@code hidden-size}. */
  default String name() {
    return Spec.text(this).replaceFirst("\\(.*", "");
  }
}
