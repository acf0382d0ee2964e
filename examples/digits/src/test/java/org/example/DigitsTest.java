package org.example;

import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void reachesTheNumberThatItStates() throws Exception {
    Digits.main();
  }
}
