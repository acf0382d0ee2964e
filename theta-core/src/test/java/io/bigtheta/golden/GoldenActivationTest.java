package io.bigtheta.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.spec.Spec;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Activations and their derivatives from −8 to 8, as PyTorch has them. */
class GoldenActivationTest {
  private static final Golden GOLDEN = Golden.read("activations");

  static Stream<String> texts() {
    return StreamSupport.stream(GOLDEN.json().get("functions").spliterator(), false)
        .map(function -> function.get("text").asText());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void anActivationMeetsTheReference(String text) {
    Activation activation = Spec.parse(Activation.class, text);
    for (JsonNode function : GOLDEN.json().get("functions")) {
      for (int i = 0;
          function.get("text").asText().equals(text) && i < function.get("y").size();
          i++) {
        float z = (float) GOLDEN.json().get("z").get(i).asDouble();
        float y = activation.value(z);
        assertEquals(
            function.get("y").get(i).asDouble(),
            y,
            1e-6 * Math.max(1, Math.abs(z)),
            text + " of " + z);
        assertEquals(
            function.get("derivative").get(i).asDouble(),
            activation.derivative(z, y),
            1e-6,
            text + " at " + z);
      }
    }
  }
}
