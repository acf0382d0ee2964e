package io.bigtheta.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The pictures among the resources of the tests. */
final class Pictures {
  private Pictures() {}

  static byte[] bytes(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Pictures.class.getResourceAsStream("/pictures/" + file), file)) {
      return in.readAllBytes();
    }
  }
}
