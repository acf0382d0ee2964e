package io.bigtheta.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Convolutions, pools and parametric rectifiers: outputs and all gradients as PyTorch has them. */
class GoldenLayersTest {
  private static final JsonNode CASES = Golden.read("layers").json();

  static Stream<String> texts() {
    return IntStream.range(0, CASES.size())
        .mapToObj(i -> i + ": " + CASES.get(i).get("text").asText());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aLayerMeetsTheReference(String text) {
    JsonNode json = CASES.get(Integer.parseInt(text.substring(0, text.indexOf(':'))));
    Golden golden = new Golden(text, json);
    Layer layer = Spec.parse(Layer.class, json.get("text").asText());
    Matrix x = golden.images("input");
    Shape input = golden.shape("input");
    List<Matrix> parameters = new ArrayList<>();
    List<Matrix> gradients = new ArrayList<>();
    for (JsonNode parameter : json.get("parameters")) {
      Matrix values = parameter(parameter, "values");
      parameters.add(values);
      gradients.add(new Matrix(values.rows(), values.cols()));
    }
    List<Matrix> kept =
        layer.kept(input).stream().map(n -> new Matrix(x.rows(), n)).toList();
    Matrix room = new Matrix(1, layer.room(input));
    Pass pass = new Pass(new ScalarKernels(), parameters, gradients, kept, room, input, 1, false);
    pass.begin(true, new Seed(0));
    Matrix y = new Matrix(x.rows(), layer.output(input).size());
    layer.forward(pass, x, y);
    golden.meets("output", golden.images("output"), y);
    Matrix dx = new Matrix(x.rows(), x.cols());
    layer.backward(pass, x, y, golden.images("output_gradient"), dx);
    golden.meets("input gradient", golden.images("input_gradient"), dx);
    for (int i = 0; i < gradients.size(); i++) {
      golden.meets(
          "gradient " + i, parameter(json.get("parameters").get(i), "gradient"), gradients.get(i));
    }
  }

  /** A block of θ: a vector, or kernels with the filters as columns. */
  private static Matrix parameter(JsonNode parameter, String name) {
    return parameter.get(name).get(0).isNumber()
        ? Golden.matrix(parameter.get(name))
        : new Golden("parameter", parameter).kernels(name);
  }
}
