package io.bigtheta.studio.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Refusal;
import org.junit.jupiter.api.Test;

class MembersTest {
  private static Network network(String blueprint) {
    Blueprint parsed = Blueprint.parse(blueprint);
    return new Network(parsed, parsed.start(new Seed(1)));
  }

  @Test
  void theMeanOfTheMembersIsTheAverage() {
    Network whole = network(
        "3 dense(4, activation=tanh) average(3, [dense(4), batch-norm, residual([dense(4, activation=relu)]), dense(2)])");
    Matrix x = Matrix.of(new float[][] {{0.3f, -1, 2}, {1, 0.5f, -0.2f}});
    Matrix y = whole.predict(x);
    assertEquals(3, Members.count(whole.blueprint()));
    float[] mean = new float[4];
    for (int m = 1; m <= 3; m++) {
      float[] own = Members.one(whole, m).predict(x).toArray();
      for (int k = 0; k < 4; k++) {
        mean[k] += own[k] / 3;
      }
    }
    for (int k = 0; k < 4; k++) {
      assertEquals(y.toArray()[k], mean[k], 1e-6);
    }
  }

  @Test
  void aNetworkWithoutAnAverageIsItsOnlyMember() {
    Network whole = network("3 dense(4) dense(2)");
    assertSame(whole, Members.one(whole, 1));
    Refusal refusal = assertThrows(Refusal.class, () -> Members.one(whole, 2));
    assertEquals("member: expected 1 … 1, got 2", refusal.getMessage());
  }
}
