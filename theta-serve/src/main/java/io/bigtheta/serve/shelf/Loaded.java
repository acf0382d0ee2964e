package io.bigtheta.serve.shelf;

import io.bigtheta.serve.model.Servable;

/**
 * A model as it was read at one time.
 *
 * @param version the beginning of its digest: equal versions make the same predictions, on every machine
 */
public record Loaded(String name, Servable model, String version) {
  private static final int DIGITS = 12;

  static Loaded of(String name, Servable model) {
    String digest = model.digest();
    return new Loaded(name, model, digest.substring(0, Math.min(DIGITS, digest.length())));
  }
}
