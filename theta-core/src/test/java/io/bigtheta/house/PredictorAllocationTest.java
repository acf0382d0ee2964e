package io.bigtheta.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.model.ModelPredictor;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Digits;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictorAllocationTest {
  private static final int CALLS = 1000;
  private static final int ROUNDS = 20;

  private record Flower(String colour, float length, int petals) {}

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Model flowers() {
    List<Field> fields = List.of(
        new Field.Numeric("length"),
        new Field.Categorical("colour", List.of("blue", "red")),
        new Field.Numeric("petals"));
    Dataset data = Dataset.of(
        "flowers",
        new Columns(fields, new float[] {1, 0, 5, 2, 1, 6, 3, 1, 7}),
        new Targets.Classes(List.of("iris", "rose"), new int[] {0, 1, 1}));
    return model(
        data, "4 dense(16, activation=tanh) layer-norm dense(8, activation=gelu) dense(2)");
  }

  private static Model model(Dataset data, String layers) {
    Blueprint blueprint = Blueprint.parse(layers);
    Network network = new Network(blueprint, blueprint.start(new Seed(1)));
    return new Model(Preparation.fit(data), network, new CrossEntropy(), Provenance.UNKNOWN);
  }

  private long bytes(Runnable call) {
    return bytes(call, 0);
  }

  /** Bytes of a call in the best of some rounds: the compiler may need a few, on a machine that does other things too. */
  private long bytes(Runnable call, long enough) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && least > enough; round++) {
      long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int k = 0; k < CALLS; k++) {
        call.run();
      }
      long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      least = Math.min(least, bytes / CALLS);
    }
    return least;
  }

  @Test
  void aCallThatPredictsARowOfATableAllocatesNothing() {
    ModelPredictor predictor = flowers().predictor(8);
    float[] one = {2, 1, 6};
    float[] rows = new float[24];
    Map<String, Object> map = new HashMap<>(Map.of("length", 2f, "colour", "red", "petals", 6));
    Flower flower = new Flower("red", 2, 6);
    assertEquals(0, bytes(() -> predictor.predict(one)), "numbers");
    assertEquals(0, bytes(() -> predictor.predict(rows)), "rows");
    int[] count = {0};
    assertEquals(0, bytes(() -> predictor.predict(rows, 1 + count[0]++ % 8)), "rows in turn");
    assertEquals(0, bytes(() -> predictor.predict(map)), "a map");
    assertEquals(0, bytes(() -> predictor.predict(flower)), "a record");
    assertEquals(0, bytes(predictor::label), "a label");
  }

  /** Convolution and pooling look at their images through windows, made anew for each: the numbers are bounds, and grow with the layers alone. */
  @ParameterizedTest
  @CsvSource({
    "64 dense(32) dense(10), 0",
    "'1x8x8 conv(4, 3, padding=same) max-pool(2) dense(10)', 1024",
    "'1x8x8 conv(4, 3, padding=same) batch-norm residual(conv(4, 3, padding=same)) dense(10)', 6000",
  })
  void aCallThatPredictsAnImageAllocatesNextToNothing(String layers, long most) {
    Dataset data = Digits.of(10, 1);
    ModelPredictor predictor = model(data, layers).predictor();
    byte[] image = ((io.bigtheta.data.Pixels) data.features()).values();
    long bytes = bytes(() -> predictor.predict(image, 1), most);
    assertTrue(bytes <= most, "bytes a call: " + bytes);
  }

  /** The answers, x and the windows on both, but no workspace, which would be 32 KB. */
  @Test
  void modelPredictMakesNoWorkspaceForEveryCall() {
    Model model = model(Digits.of(10, 1), "64 dense(8000) dense(10)");
    Features one = Digits.of(1, 2).features();
    long bytes = bytes(() -> model.predict("x", one), 4095);
    assertTrue(bytes < 4096, "bytes a call: " + bytes);
  }
}
