package io.bigtheta.nn;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.bigtheta.math.Seed;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.layer.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlueprintTest {
  private static final String DIGITS =
      "1x28x28 dropout(0.1) dense(128, activation=leaky-relu(slope=0.02)) batch-norm dense(10, bias=false)";

  @ParameterizedTest
  @ValueSource(strings = {"784", "1x28x28", "3x1x2", "1", "2147483647"})
  void aShapesTextGivesBackTheShape(String text) {
    assertEquals(text, Shape.parse(text).toString());
  }

  @Test
  void aShapeIsASize() {
    assertEquals(new Shape(5, 1, 1), Shape.of(5));
    assertEquals(24, new Shape(2, 3, 4).size());
    assertEquals("5", Shape.parse("5x1x1").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "28x28", "1x2x3x4", "a", "1xbx3", "2147483648", "1.5", " 4", "1x2x"})
  void aTextThatIsNoShapeIsRefused(String text) {
    refused(
        "shape: expected a size such as 784 or 1x28x28, got \"" + text + "\"",
        () -> Shape.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x1x1",
    "-3, -3x1x1",
    "1x0x5, 1x0x5",
    "65536x32768x1, 65536x32768x1",
    "4194304x2097152x2097152, 4194304x2097152x2097152"
  })
  void aShapeWithoutASizeIsRefused(String text, String shown) {
    refused(
        "shape: expected positive sizes with a product below 2^31, got " + shown,
        () -> Shape.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {DIGITS, "4 dense(3)", "2 dense(2, activation=tanh) layer-norm dense(1)"})
  void aTextGivesBackItsBlueprint(String text) {
    Blueprint blueprint = Blueprint.parse(text);
    assertEquals(text, blueprint.text());
    assertEquals(text, blueprint.toString());
    assertEquals(blueprint, Blueprint.parse(blueprint.text()));
  }

  @Test
  void spacesDoNotMatter() {
    assertEquals(
        Blueprint.of(4, new Dense(3, new Relu(), false, new Auto()), new Dropout(0.5f)),
        Blueprint.parse("  4\n dense( 3 , activation = relu,bias=false )\t dropout( 0.5 ) "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``        | blueprint: expected a shape and layers such as \"784 dense(10)\", got nothing",
        "784       | blueprint: expected at least one layer, got none",
        "dense(10) | shape: expected a size such as 784 or 1x28x28, got \"dense(10)\"",
        "4 dens(3) | layer: expected one of activate, average, avg-pool, batch-norm, channel-dropout, conv, dense, dropout, embedding-bag, global-avg-pool, layer-norm, max-pool, noise, prelu, residual, got \"dens(…)\"; did you mean dense?",
        "4 dense(0) | dense: units: expected at least 1, got 0",
        "4 dense   | dense: expected a value for units, got none; write dense(units)",
      })
  void aTextThatIsNoBlueprintIsRefused(String text, String message) {
    refused(message, () -> Blueprint.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"4 dense(3", "4 dense(3))", "4 )dense(3)", "4 dense(3) 5", "4 [dense(3)]"})
  void unbalancedTextsAreRefused(String text) {
    assertNotEquals(
        "",
        org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class, () -> Blueprint.parse(text))
            .getMessage());
  }

  @Test
  void layersAloneMayBeReadToo() {
    assertEquals(
        Blueprint.parse(DIGITS).layers(), Blueprint.layers(DIGITS.substring("1x28x28 ".length())));
    assertEquals(List.of(), Blueprint.layers(" "));
  }

  @Test
  void trainableBlocksComeFirstThenTheState() {
    Blueprint blueprint = Blueprint.of(3, new Dense(2), new BatchNorm(), new Dense(4));
    List<String> layout = blueprint.blocks().stream()
        .map(block ->
            block.name() + " " + block.offset() + " " + block.parameter().size())
        .toList();
    assertEquals(
        List.of(
            "layer.0.weight 0 6",
            "layer.0.bias 6 2",
            "layer.1.gain 8 2",
            "layer.1.shift 10 2",
            "layer.1.running-mean 24 2",
            "layer.1.running-variance 26 2",
            "layer.2.weight 12 8",
            "layer.2.bias 20 4"),
        layout);
    assertEquals(24, blueprint.trainable());
    assertEquals(28, blueprint.size());
    assertEquals(List.of(Shape.of(3), Shape.of(2), Shape.of(2), Shape.of(4)), blueprint.shapes());
    assertEquals(Shape.of(4), blueprint.output());
  }

  @Test
  void everyBlockBeginsAsItsParameterSays() {
    Blueprint blueprint = Blueprint.of(3, new Dense(2), new BatchNorm(), new Dense(4));
    float[] theta = blueprint.start(new Seed(1));
    float[] expected = {0, 0, 1, 1, 0, 0};
    assertArrayEquals(expected, Arrays.copyOfRange(theta, 6, 12));
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 0, 1, 1}, Arrays.copyOfRange(theta, 20, 28));
    assertArrayEquals(theta, blueprint.start(new Seed(1)));
    assertNotEquals(theta[0], blueprint.start(new Seed(2))[0]);
    assertNotEquals(theta[0], theta[12]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "65536 dense(32768) | 2147483648",
        "2147483647 dense(2147483647) | 4611686014132420609",
        "2147483647 dense(2147483647) dense(2147483647) dense(2147483647) | 4611686014132420609",
        "2 dense(2147483647, bias=false) | 4294967294"
      })
  void moreParametersThanAnArrayHoldsAreRefused(String text, String count) {
    Blueprint blueprint = Blueprint.parse(text);
    String message = "blueprint: expected fewer than 2^31 parameters, got at least " + count;
    refused(message, blueprint::size);
    refused(message, blueprint::trainable);
  }
}
