package io.bigtheta.bits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Dataset;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.ScalarKernels;
import io.bigtheta.math.Seed;
import io.bigtheta.math.machinery.Nonzeros;
import io.bigtheta.math.team.Team;
import io.bigtheta.math.team.TeamKernels;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import io.bigtheta.train.schedule.Cosine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One recipe, one θ: whatever the threads and, in the pinned digest, whatever the JDK. */
class SameBitsTest {
  /** Written down once; every machine, JDK and kernel must come to it. */
  private static final String PINNED =
      "f0e005f48f006276a3643bd6c956eb97f44364b01b830821de31daeb79efe32e";

  static String digest(Kernels kernels, int threads) {
    Dataset data = Digits.of(500, 3);
    Blueprint blueprint = Blueprint.parse(
        "64 dropout(0.1) dense(45, activation=tanh) batch-norm dropout(0.2) dense(33, activation=gelu) layer-norm "
            + "dense(21, activation=softplus) dense(10)");
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam())
        .rate(new Cosine(0.01f))
        .epochs(4)
        .batch(48);
    return trainer
        .fit(
            blueprint,
            data,
            data.pick(0, 5, 9),
            Session.quiet().kernels(kernels).threads(threads))
        .model()
        .network()
        .digest();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theDigestIsOneForAnyNumberOfThreads(int threads) {
    assertEquals(PINNED, digest(new ScalarKernels(), threads));
  }

  @Test
  void aTeamCalculatesEveryElementOnceForAnySizes() {
    Kernels scalar = new ScalarKernels();
    try (Team team = new Team(3)) {
      Kernels shared = new TeamKernels(scalar, team);
      for (int m : new int[] {1, 3, 7, 64, 130}) {
        Matrix a = random(m, 90, 1);
        Matrix b = random(90, 110, 2);
        Matrix start = random(1, 110, 4);
        Matrix one = random(m, 110, 3);
        Matrix many = random(m, 110, 3);
        scalar.matmul(a, b, start, one);
        shared.matmul(a, b, start, many);
        assertArrayEquals(one.data(), many.data());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void chainsThatAreHandedOnEndAsOthersDo(int parts) {
    Kernels scalar = new ScalarKernels();
    Matrix a = listed(67, 150, parts);
    Matrix b = random(150, 70, 2);
    Matrix start = random(1, 70, 3);
    Matrix z = random(67, 70, 4);
    Matrix one = new Matrix(67, 70);
    Matrix many = random(67, 70, 5);
    Matrix oneGradient = new Matrix(150, 70);
    Matrix manyGradient = random(150, 70, 6);
    scalar.matmul(a, b, start, one);
    scalar.matmulTransA(a, z, oneGradient);
    try (Team team = new Team(parts)) {
      Kernels shared = new TeamKernels(scalar, team);
      shared.matmul(a, b, start, many);
      shared.matmulTransA(a, z, manyGradient);
    }
    assertArrayEquals(one.data(), many.data());
    assertArrayEquals(oneGradient.data(), manyGradient.data());
  }

  /** Every seventh number is not 0. */
  private static Matrix listed(int rows, int cols, int parts) {
    Matrix matrix = Matrix.listed(rows, cols, parts);
    Nonzeros lists = matrix.nonzeros().orElseThrow();
    for (int i = 0; i < rows; i++) {
      for (int part = 0; part < parts; part++) {
        int end = lists.begin(i, part);
        for (int j = lists.edge(part); j < lists.edge(part + 1); j++) {
          if ((i + j) % 7 == 0) {
            matrix.set(i, j, new Seed(1).normal(i * cols + j));
            lists.columns()[end++] = j;
          }
        }
        lists.end(i, part, end);
      }
    }
    return matrix;
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whenOnePartFailsNobodyWaitsForIt() {
    Matrix a = listed(64, 150, 2);
    Matrix b = random(150, 70, 2);
    Matrix tooShort = random(1, 69, 3); // only the first part looks at it
    Matrix out = new Matrix(64, 70);
    try (Team team = new Team(2)) {
      Kernels shared = new TeamKernels(new ScalarKernels(), team);
      assertThrows(
          IndexOutOfBoundsException.class, () -> shared.matmul(a, b, tooShort, out, 0, 64, 0, 70));
    }
  }

  private static Matrix random(int rows, int cols, long seed) {
    Matrix matrix = new Matrix(rows, cols);
    for (int i = 0; i < matrix.size(); i++) {
      matrix.data()[i] = new Seed(seed).normal(i);
    }
    return matrix;
  }
}
