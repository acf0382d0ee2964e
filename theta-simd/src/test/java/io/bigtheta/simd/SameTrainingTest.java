package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole training ends in one θ, scalar or vector, on one thread or several. */
class SameTrainingTest {
  private static final String DENSE =
      "50 dropout(0.1) noise(0.1) dense(61) batch-norm noise(0.2) activate(tanh) "
          + "dense(45, activation=gelu) layer-norm dense(33, activation=logistic) dense(7)";
  private static final String IMAGES =
      "2x5x5 conv(13, 3, activation=relu) batch-norm channel-dropout(0.1) "
          + "conv(9, 2, stride=2, activation=tanh) max-pool(2, stride=1) residual(batch-norm, conv(9, 3)) conv(17, 2, padding=valid) dense(7)";
  private static final String MANY_CHANNELS =
      "2x5x5 conv(16, 2, activation=relu) conv(19, 3, activation=relu) batch-norm conv(16, 3, padding=valid, bias=false) dense(7)";
  private static final String FROM_ELSEWHERE =
      "2x5x5 conv(18, 3x2, padding=1, activation=selu) conv(18, 3, padding=1, activation=clipped-relu, groups=18) prelu "
          + "conv(12, 3, activation=mish, groups=3) max-pool(3, stride=2, padding=1) conv(21, 2, activation=hard-swish, dilation=2) "
          + "avg-pool(2, stride=1, padding=1) dense(9, activation=gelu-tanh) prelu(shared=true) dense(7, activation=celu)";
  private static final String BLACK = "1x16x16 dense(130, activation=relu) dense(7)";
  private static final String SCALAR = digest(DENSE, new ScalarKernels(), 1);
  private static final String SCALAR_IMAGES = digest(IMAGES, new ScalarKernels(), 1);
  private static final String SCALAR_MANY = digest(MANY_CHANNELS, new ScalarKernels(), 1);
  private static final String SCALAR_ELSEWHERE = digest(FROM_ELSEWHERE, new ScalarKernels(), 1);

  private static final String SCALAR_BLACK = onBlack(new ScalarKernels(), 1);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void onBlackImagesTheDigestIsThatOfTheScalarKernels(int threads) {
    assertEquals(SCALAR_BLACK, onBlack(new VectorKernels(), threads));
  }

  /** Of images most of which is black: products leave out the zeros, and threads hand chains on. */
  private static String onBlack(Kernels kernels, int threads) {
    Seed seed = new Seed(2);
    byte[] values = new byte[300 * 256];
    int[] y = new int[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (seed.below(i, 6) == 0 ? 1 + seed.below(i + values.length, 255) : 0);
    }
    Arrays.setAll(y, i -> i % 7);
    List<String> labels = List.of("a", "b", "c", "d", "e", "f", "g");
    Dataset data =
        Dataset.of("black", new Pixels(1, 16, 16, values), new Targets.Classes(labels, y));
    return trained(BLACK, kernels, threads, data, data.pick());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theDigestIsThatOfTheScalarKernels(int threads) {
    assertEquals(SCALAR, digest(DENSE, new VectorKernels(), threads));
    assertEquals(SCALAR_IMAGES, digest(IMAGES, new VectorKernels(), threads));
    assertEquals(SCALAR_MANY, digest(MANY_CHANNELS, new VectorKernels(), threads));
    assertEquals(SCALAR_ELSEWHERE, digest(FROM_ELSEWHERE, new VectorKernels(), threads));
  }

  private static String digest(String network, Kernels kernels, int threads) {
    float[][] x = new float[600][50];
    int[] y = new int[600];
    for (int i = 0; i < x.length; i++) {
      Seed row = new Seed(1).child("row", i);
      y[i] = row.below(99, 7);
      for (int j = 0; j < 50; j++) {
        x[i][j] = row.normal(j) + (j % 7 == y[i] ? 1 : 0);
      }
    }
    Dataset data = Dataset.of(x, y);
    int[] held = new int[100];
    Arrays.setAll(held, i -> i);
    return trained(network, kernels, threads, data, data.pick(held));
  }

  private static String trained(
      String network, Kernels kernels, int threads, Dataset data, Dataset held) {
    return Trainer.of(new CrossEntropy(), new Adam())
        .rate(0.005f)
        .epochs(5)
        .batch(48)
        .fit(
            Blueprint.parse(network),
            data,
            held,
            Session.quiet().kernels(kernels).threads(threads))
        .model()
        .network()
        .digest();
  }
}
