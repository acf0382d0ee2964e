package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Pool;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server has thousands of threads: what they calculate with must not be kept for each of them. */
class ManyThreadsTest {
  private static final int THREADS = 2000;

  /** Layers in the ways of Winograd and of windows, products of lists and of tiles. */
  private static final Network NETWORK = network(
      "3x8x8 conv(16, 3, activation=relu) conv(16, 3, activation=tanh) max-pool(2) dense(130) dense(40) dense(3)");

  private static Network network(String text) {
    Blueprint blueprint = Blueprint.parse(text);
    return new Network(blueprint, blueprint.start(new Seed(1)));
  }

  /** How a thread is started. */
  private interface Starter {
    void start(Runnable task) throws ReflectiveOperationException;
  }

  static List<String> kinds() {
    return Runtime.version().feature() < 21 ? List.of("platform") : List.of("platform", "virtual");
  }

  private static Starter starter(String kind) throws ReflectiveOperationException {
    if (kind.equals("platform")) {
      return task -> new Thread(null, task, "predicts", 1 << 18).start();
    }
    Method virtual = Thread.class.getMethod("startVirtualThread", Runnable.class);
    return task -> virtual.invoke(null, task);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void thousandsThatPredictAtOnceLeaveNoMoreArraysThanProcessorsNeed(String kind) throws Exception {
    Matrix x = new Matrix(5, 192);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = new Seed(2).normal(i);
    }
    float[] expected = NETWORK.predictor(new VectorKernels()).predict(x).toArray();
    CountDownLatch begin = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(THREADS);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger right = new AtomicInteger();
    Starter starter = starter(kind);
    for (int t = 0; t < THREADS; t++) {
      starter.start(() -> {
        await(begin);
        try {
          float[] answer = NETWORK.predictor(new VectorKernels()).predict(x).toArray();
          right.addAndGet(Arrays.equals(expected, answer) ? 1 : 0);
        } finally {
          done.countDown();
        }
        await(end); // while it lives, what it keeps is kept
      });
    }
    begin.countDown();
    done.await();
    String histogram = histogram();
    end.countDown();
    assertEquals(THREADS, right.get());
    for (String type : List.of("io.bigtheta.simd.Scratch", "io.bigtheta.nn.layer.Workspace")) {
      int count = instances(type, histogram);
      assertTrue(count >= 1 && count <= Pool.most(), type + ": " + count + " are alive");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Objects alive after a full collection: lines such as {@code 12: 3 96 java.lang.String (java.base@17)}. */
  private static String histogram() throws Exception {
    return (String) ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "gcClassHistogram",
            new Object[] {new String[0]},
            new String[] {String[].class.getName()});
  }

  private static int instances(String type, String histogram) {
    return Pattern.compile("(?m)^\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(\\s|$)")
        .matcher(histogram)
        .results()
        .mapToInt(line -> Integer.parseInt(line.group(1)))
        .sum();
  }
}
