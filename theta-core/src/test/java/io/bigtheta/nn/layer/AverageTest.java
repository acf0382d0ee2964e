package io.bigtheta.nn.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import org.junit.jupiter.api.Test;

class AverageTest {
  private static final String MEMBER = "dense(4, activation=tanh), batch-norm, dense(2)";

  @Test
  void theAverageIsTheMeanOfItsNetworks() {
    Blueprint one = Blueprint.parse("3 dense(4, activation=tanh) batch-norm dense(2)");
    Blueprint all = Blueprint.parse("3 average(2, [" + MEMBER + "])");
    float[] first = one.start(new Seed(1));
    float[] second = one.start(new Seed(2));
    int trained = one.trainable();
    int state = one.size() - trained;
    float[] theta = new float[all.size()];
    System.arraycopy(first, 0, theta, 0, trained);
    System.arraycopy(second, 0, theta, trained, trained);
    System.arraycopy(first, trained, theta, 2 * trained, state);
    System.arraycopy(second, trained, theta, 2 * trained + state, state);
    Matrix x = new Matrix(5, 3);
    for (int i = 0; i < x.size(); i++) {
      x.data()[i] = new Seed(3).normal(i);
    }
    Matrix a = new Network(one, first).predict(x);
    Matrix b = new Network(one, second).predict(x);
    Matrix mean = new Network(all, theta).predict(x);
    for (int i = 0; i < mean.size(); i++) {
      assertEquals((a.data()[i] + b.data()[i]) / 2, mean.data()[i], 1e-6);
    }
  }

  @Test
  void theTextNamesTheMembersAndTheLayersOfEach() {
    Layer average = Spec.parse(Layer.class, "average(3, [dense(4), dense(2)])");
    assertEquals("average(3, [dense(4), dense(2)])", Spec.text(average));
    assertEquals(Shape.of(2), average.output(Shape.of(7)));
  }

  @Test
  void anAverageOfNothingIsRefused() {
    assertEquals(
        "members: expected at least 1, got 0",
        assertThrows(Refusal.class, () -> new Average(0, java.util.List.of(new Dense(2))))
            .getMessage());
  }
}
