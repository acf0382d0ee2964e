package org.example;

import org.junit.jupiter.api.Test;

class ServingTest {
  @Test
  void reachesTheNumberThatItStates() throws Exception {
    Serving.main();
  }
}
