package io.bigtheta.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.activation.Relu;
import io.bigtheta.nn.initializer.Auto;
import io.bigtheta.nn.layer.AvgPool;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.MaxPool;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.window.Same;
import io.bigtheta.nn.window.Size;
import io.bigtheta.nn.window.Valid;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A convolution, ReLU and a pool: outputs and all gradients as PyTorch has them. */
class GoldenConvTest {
  @ParameterizedTest
  @ValueSource(strings = {"conv-3x3_same_max", "conv-3x3_stride2", "conv-5x5_valid_avg"})
  void convolutionsMeetTheReference(String file) {
    Golden golden = Golden.read(file);
    JsonNode json = golden.json();
    Matrix x = golden.images("input");
    Matrix w = golden.kernels("weights");
    Matrix b = golden.matrix("biases");
    Shape input = golden.shape("input");
    Conv conv = conv(b.cols(), json, new Relu());
    Shape middle = conv.output(input);
    List<Matrix> kept =
        conv.kept(input).stream().map(n -> new Matrix(x.rows(), n)).toList();
    Matrix dw = new Matrix(w.rows(), w.cols());
    Matrix db = new Matrix(1, b.cols());
    Pass pass = new Pass(
        new ScalarKernels(),
        List.of(w, b),
        List.of(dw, db),
        kept,
        new Matrix(1, conv.room(input)),
        input,
        1,
        false);
    pass.begin(true, new Seed(0));
    Matrix y = new Matrix(x.rows(), middle.size());
    conv(b.cols(), json, new Linear()).forward(pass, x, y);
    golden.meets("sums", golden.images("convolution_output"), y);
    conv.forward(pass, x, y);

    Matrix dy = golden.images("output_gradient");
    if (json.get("pool").isNull()) {
      golden.meets("output", golden.images("output_after_relu_and_pool"), y);
    } else {
      Layer pool = json.get("pool").asText().equals("max") ? new MaxPool(2) : new AvgPool(2);
      Pass over = new Pass(
          new ScalarKernels(), List.of(), List.of(), List.of(), new Matrix(1, 0), middle, 2, false);
      Matrix out = new Matrix(x.rows(), pool.output(middle).size());
      pool.forward(over, y, out);
      golden.meets("output", golden.images("output_after_relu_and_pool"), out);
      Matrix below = new Matrix(x.rows(), middle.size());
      pool.backward(over, y, out, dy, below);
      dy = below;
    }
    Matrix dx = new Matrix(x.rows(), x.cols());
    conv.backward(pass, x, y, dy, dx);
    golden.meets("input gradient", golden.images("input_gradient"), dx);
    golden.meets("weight gradient", golden.kernels("weight_gradient"), dw);
    golden.meets("bias gradient", json.get("bias_gradient"), db);
  }

  private static Conv conv(int filters, JsonNode json, Activation activation) {
    return new Conv(
        filters,
        new Size(json.get("kernel").asInt()),
        new Size(json.get("stride").asInt()),
        json.get("padding").asInt() == 0 ? new Valid() : new Same(),
        activation,
        true,
        new Auto(),
        1,
        new Size(1));
  }
}
