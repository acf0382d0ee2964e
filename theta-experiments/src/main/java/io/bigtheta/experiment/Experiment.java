package io.bigtheta.experiment;

import io.bigtheta.spec.Spec;

/**
 * A test of a claim. Its record stands beside this interface, and the record's components say how large the test is.
 * {@code theta experiment} takes its text form: {@code bias}, or {@code bias(seeds=20)}. A public record in this
 * package without required components is found by its name; no other file needs to change.
 */
public interface Experiment {
  /** The claim that is tested. */
  Claim claim();

  /**
   * Measures from scratch. The result is a function of the setting's seed; no bit depends on the number of threads.
   *
   * @throws Stopped if the setting was cancelled
   */
  Findings run(Setting setting);

  /** The name without components, such as {@code hidden-size}. */
  default String name() {
    return Spec.text(this).replaceFirst("\\(.*", "");
  }
}
