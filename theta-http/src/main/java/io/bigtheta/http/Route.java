package io.bigtheta.http;

import java.io.IOException;

/** Answers calls. Any number of threads use it at once. */
@FunctionalInterface
public interface Route {
  /**
   * @throws Problem to answer with its status
   * @throws io.bigtheta.spec.Refusal to answer 400 with its sentence and the setting it names
   * @throws IOException if the machine failed: 500
   */
  Reply answer(Call call) throws IOException;
}
