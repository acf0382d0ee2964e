package io.bigtheta.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fully connected networks: outputs, losses and all gradients as PyTorch has them. */
class GoldenNetworkTest {
  private static final Map<String, String> NAMES = Map.of(
      "identity", "linear",
      "mse", "squared-error",
      "mae", "absolute-error",
      "softmax_cross_entropy", "cross-entropy");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dense-elu", "dense-gelu", "dense-identity", "dense-leaky_relu", "dense-lecun_tanh",
            "dense-logistic",
        "dense-relu", "dense-silu", "dense-softplus", "dense-tanh", "loss-huber",
            "loss-logistic_cross_entropy",
        "loss-mae", "loss-mse", "loss-softmax_cross_entropy"
      })
  void aNetworkMeetsTheReference(String file) {
    Golden golden = Golden.read(file);
    JsonNode json = golden.json();
    Activation hidden = Spec.parse(Activation.class, name(json, "hidden_activation"));
    Loss loss = Spec.parse(Loss.class, name(json, "loss"));
    int depth = json.get("weights").size();
    Kernels kernels = new ScalarKernels();
    List<Dense> layers = new ArrayList<>();
    List<Pass> passes = new ArrayList<>();
    List<Matrix> values = new ArrayList<>(List.of(golden.matrix("input")));
    for (int k = 0; k < depth; k++) {
      Matrix w = Golden.matrix(json.get("weights").get(k));
      Matrix b = Golden.matrix(json.get("biases").get(k));
      Dense layer = k == depth - 1 ? new Dense(w.cols()) : new Dense(w.cols(), hidden);
      List<Matrix> gradients = List.of(new Matrix(w.rows(), w.cols()), new Matrix(1, w.cols()));
      int rows = values.get(0).rows();
      List<Matrix> kept = layer.kept(Shape.of(w.rows())).stream()
          .map(cols -> new Matrix(rows, cols))
          .toList();
      Pass pass = new Pass(
          kernels, List.of(w, b), gradients, kept, new Matrix(1, 0), Shape.of(w.rows()), 1, false);
      Matrix y = new Matrix(rows, w.cols());
      layer.forward(pass, values.get(k), y);
      layers.add(layer);
      passes.add(pass);
      values.add(y);
    }
    Matrix logits = values.get(depth);
    golden.meets("output", json.get("output"), logits);

    Matrix dy = new Matrix(logits.rows(), logits.cols());
    Matrix ones = new Matrix(logits.rows(), 1);
    Arrays.fill(ones.data(), 1);
    golden.meets(
        "loss",
        json.get("loss_value").asDouble(),
        loss.value(logits, golden.targets(logits.cols()), ones, dy));

    for (int k = depth - 1; k >= 0; k--) {
      Matrix dx = new Matrix(dy.rows(), values.get(k).cols());
      layers.get(k).backward(passes.get(k), values.get(k), values.get(k + 1), dy, dx);
      golden.meets(
          "weight gradient " + k,
          json.get("weight_gradients").get(k),
          passes.get(k).gradient(0));
      golden.meets(
          "bias gradient " + k, json.get("bias_gradients").get(k), passes.get(k).gradient(1));
      dy = dx;
    }
    golden.meets("input gradient", json.get("input_gradient"), dy);
  }

  private static String name(JsonNode json, String what) {
    String torch = json.get(what).asText();
    return NAMES.getOrDefault(torch, torch);
  }
}
