package io.bigtheta.golden;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Pass;
import io.bigtheta.nn.layer.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenBatchNormTest {
  @ParameterizedTest
  @ValueSource(strings = {"batchnorm-dense", "batchnorm-images"})
  void batchNormalisationMeetsTheReferenceInTrainingAndPrediction(String file) {
    Golden golden = Golden.read(file);
    JsonNode json = golden.json();
    Matrix x = golden.images("input");
    int n = json.get("gamma").size();
    Shape shape = golden.shape("input");
    Matrix variance = new Matrix(1, n);
    Arrays.fill(variance.data(), 1);
    List<Matrix> parameters =
        List.of(golden.matrix("gamma"), golden.matrix("beta"), new Matrix(1, n), variance);
    BatchNorm layer = new BatchNorm(
        (float) json.get("momentum").asDouble(), (float) json.get("epsilon").asDouble());
    Pass pass = new Pass(
        new ScalarKernels(),
        parameters,
        List.of(new Matrix(1, n), new Matrix(1, n)),
        List.of(),
        new Matrix(1, layer.room(shape)),
        shape,
        1,
        false);
    Matrix y = new Matrix(x.rows(), x.cols());
    Matrix dx = new Matrix(x.rows(), x.cols());

    pass.begin(true, new Seed(0));
    layer.forward(pass, x, y);
    golden.meets("training output", golden.images("output_training"), y);
    golden.meets("running mean", json.get("running_mean_after"), pass.parameter(2));
    golden.meets("running variance", json.get("running_variance_after"), pass.parameter(3));

    layer.backward(pass, x, y, golden.images("output_gradient"), dx);
    golden.meets("input gradient", golden.images("input_gradient"), dx);
    golden.meets("gain gradient", json.get("gamma_gradient"), pass.gradient(0));
    golden.meets("shift gradient", json.get("beta_gradient"), pass.gradient(1));

    pass.begin(false, new Seed(0));
    layer.forward(pass, x, y);
    golden.meets("prediction", golden.images("output_inference_after"), y);
  }
}
