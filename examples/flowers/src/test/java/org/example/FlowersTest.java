package org.example;

import org.junit.jupiter.api.Test;

class FlowersTest {
  @Test
  void reachesTheNumberThatItStates() throws Exception {
    Flowers.main();
  }
}
