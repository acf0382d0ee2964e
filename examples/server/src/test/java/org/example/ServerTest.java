package org.example;

import org.junit.jupiter.api.Test;

class ServerTest {
  @Test
  void reachesTheNumberThatItStates() throws Exception {
    Server.main();
  }
}
