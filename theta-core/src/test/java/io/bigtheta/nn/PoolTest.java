package io.bigtheta.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.support.Noise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PoolTest {
  private static final String LAYERS =
      "1x6x6 conv(4, kernel=3, activation=gelu) batch-norm residual(conv(4, kernel=3, padding=same))"
          + " max-pool(2) channel-dropout(0.5) layer-norm dropout(0.2) dense(9, activation=silu, bias=false)"
          + " activate(tanh) dense(3)";

  private static Network network() {
    Blueprint blueprint = Blueprint.parse(LAYERS);
    return new Network(blueprint, blueprint.start(new Seed(5)));
  }

  @Test
  void aPredictorWithRoomForMoreRowsGivesTheSameBits() {
    Network network = network();
    Matrix x = Noise.matrix(300, 36, 1);
    Predictor large = network.predictor();
    large.predict(x);
    for (int rows : new int[] {1, 7, 299, 255, 256, 7, 300, 2}) {
      Matrix some = x.rows(0, rows);
      Matrix alone = network.predictor(Kernels.best()).predict(some);
      assertArrayEquals(alone.toArray(), large.predict(some).toArray(), rows + " rows");
    }
  }

  @Test
  void manyThreadsShareFewPredictors() throws Exception {
    Network network = network();
    Matrix x = Noise.matrix(3, 36, 1);
    float[] wanted = network.predictor().predict(x).toArray();
    int threads = 16 * Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<?>> done = new ArrayList<>();
    try {
      for (int t = 0; t < threads; t++) {
        done.add(pool.submit(() -> {
          start.await();
          for (int k = 0; k < 50; k++) {
            assertArrayEquals(wanted, network.predict(x).toArray());
          }
          return null;
        }));
      }
      start.countDown();
      for (Future<?> one : done) {
        one.get();
      }
    } finally {
      pool.shutdownNow();
    }
    int most = 2 * Runtime.getRuntime().availableProcessors();
    assertTrue(network.made() <= most, "made " + network.made());
  }

  @Test
  void onePredictorServesOneThreadAgainAndAgainAlsoAfterARefusal() {
    Network network = network();
    network.predict(Noise.matrix(2, 36, 1));
    assertThrows(ShapeException.class, () -> network.predict(new Matrix(1, 7)));
    network.predict(Noise.matrix(9, 36, 1));
    assertEquals(1, network.made());
  }
}
