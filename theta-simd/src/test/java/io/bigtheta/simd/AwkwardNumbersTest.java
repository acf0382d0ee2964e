package io.bigtheta.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AwkwardNumbersTest {
  private static final float[] AWKWARD = {
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    88.8f,
    -103.9f
  };

  /** Both in whole vectors and in what is left over. */
  @ParameterizedTest
  @EnumSource(Function.class)
  void functions_have_the_scalar_bits_and_hide_no_error(Function function) {
    Matrix x = new Matrix(1, 67);
    for (int i = 0; i < x.size(); i++) {
      x.data()[x.offset() + i] = AWKWARD[i % AWKWARD.length];
    }
    float[] expected = mapped(new ScalarKernels(), function, x);
    assertArrayEquals(expected, mapped(new VectorKernels(), function, x));
    for (int i = 0; i < expected.length; i += AWKWARD.length) {
      assertTrue(Float.isNaN(expected[i]), "NaN became " + expected[i]);
    }
  }

  private static float[] mapped(Kernels kernels, Function function, Matrix x) {
    Matrix y = new Matrix(1, x.cols());
    kernels.map(function, x, y, 0, 1);
    return y.toArray();
  }
}
