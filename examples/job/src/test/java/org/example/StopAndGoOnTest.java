package org.example;

import org.junit.jupiter.api.Test;

class StopAndGoOnTest {
  @Test
  void reachesTheNumberThatItStates() throws Exception {
    StopAndGoOn.main();
  }
}
