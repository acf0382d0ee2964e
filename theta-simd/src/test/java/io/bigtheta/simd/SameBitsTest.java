package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.ScalarKernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernels against the scalar ones, bit for bit, over awkward sizes and at every width. */
class SameBitsTest {
  private static final String SCALAR = Fingerprint.of(new ScalarKernels());

  @Test
  void theseKernelsReturnTheScalarBits() {
    assertEquals(SCALAR, Fingerprint.of(new VectorKernels()));
  }

  /** A JVM of its own for each, as the width is a constant of the class. */
  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256, 512})
  void everyWidthReturnsTheScalarBits(int width) throws Exception {
    assertEquals(
        "vector-" + width + " " + SCALAR, run("-Dtheta.vector=" + width).trim());
  }

  @Test
  void theyAreTheBestWhereTheVectorApiIsThere() {
    assertTrue(Kernels.best() instanceof WarmKernels, Kernels.why());
  }

  @Test
  void theyAreSoonCompiled() {
    assertTrue(WarmUp.products(new VectorKernels()));
    assertTrue(WarmUp.function(new VectorKernels(), Function.EXP));
    assertTrue(WarmUp.windows(new VectorKernels()));
    assertTrue(WarmUp.rows(new VectorKernels()));
  }

  private static String run(String option) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        option,
        "-cp",
        System.getProperty("java.class.path"),
        Fingerprint.class.getName(),
        "vector"));
    Process process = new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
