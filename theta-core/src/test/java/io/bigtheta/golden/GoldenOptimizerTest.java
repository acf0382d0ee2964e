package io.bigtheta.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Backprop;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.optimizer.Optimizer;
import io.bigtheta.train.penalty.L2;
import io.bigtheta.train.penalty.None;
import io.bigtheta.train.penalty.Penalty;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty full-batch steps of every optimizer, as PyTorch takes them. */
class GoldenOptimizerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer-sgd              | sgd",
        "optimizer-sgd_weight_decay | sgd",
        "optimizer-momentum         | momentum(0.9)",
        "optimizer-nesterov         | nesterov(0.9)",
        "optimizer-rmsprop          | rms-prop(decay=0.9)",
        "optimizer-adagrad          | adagrad",
        "optimizer-adam             | adam",
        "optimizer-adamw            | adamw(0.05)",
        "optimizer-rprop            | rprop",
      })
  void everyStepMeetsTheReference(String file, String text) {
    Golden golden = Golden.read(file);
    JsonNode json = golden.json();
    JsonNode settings = json.get("settings");
    Optimizer optimizer = Spec.parse(Optimizer.class, text);
    Penalty penalty = file.endsWith("sgd_weight_decay")
        ? new L2((float) settings.get("weight_decay").asDouble())
        : new None();
    float rate = (float) settings.get("lr").asDouble();

    JsonNode sizes = json.get("sizes");
    Blueprint blueprint = Blueprint.of(
        sizes.get(0).asInt(),
        new Dense(sizes.get(1).asInt(), new Tanh()),
        new Dense(sizes.get(2).asInt()));
    float[] theta = theta(blueprint, json.get("parameters_before"));
    float[] gradient = new float[theta.length];
    float[][] slots = new float[optimizer.slots()][theta.length];
    Matrix x = golden.matrix("input");
    Matrix targets = golden.targets(sizes.get(2).asInt());
    Matrix ones = new Matrix(x.rows(), 1);
    Arrays.fill(ones.data(), 1);
    Backprop backprop = new Backprop(blueprint, theta, gradient, x.rows(), new ScalarKernels());

    JsonNode losses = json.get("loss_before_each_step");
    for (int step = 1; step <= losses.size(); step++) {
      double loss = backprop.loss(new CrossEntropy(), x, targets, ones, new Seed(0));
      golden.meets("loss before step " + step, losses.get(step - 1).asDouble(), loss);
      penalty.apply(theta, gradient, 0, theta.length, rate);
      optimizer.step(theta, gradient, slots, rate, step);
      JsonNode after = json.get("parameters_after_step").get("" + step);
      if (after != null) {
        List<Block> blocks = blueprint.blocks();
        for (int k = 0; k < blocks.size(); k++) {
          golden.meets(
              "parameter " + k + " after step " + step,
              after.get(k),
              blocks.get(k).of(theta));
        }
      }
    }
  }

  private static float[] theta(Blueprint blueprint, JsonNode parameters) {
    float[] theta = new float[blueprint.size()];
    for (int k = 0; k < parameters.size(); k++) {
      Block block = blueprint.blocks().get(k);
      Matrix values = Golden.matrix(parameters.get(k));
      System.arraycopy(values.data(), 0, theta, block.offset(), values.size());
    }
    return theta;
  }
}
