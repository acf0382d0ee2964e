package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * A pole on a cart, which is pushed to the left or to the right so that the pole does not fall (Barto, Sutton and Anderson, IEEE
 * Transactions on Systems, Man and Cybernetics 1983). Each step earns 1. The episode ends when the pole leans by more than 12° or the
 * cart is more than 2.4 m from the middle. It is Gymnasium's {@code CartPole-v1}.
 *
 * @param limit the number of steps after which an episode is cut off, at least 1
 */
public record CartPole(int limit) implements World {
  private static final double GRAVITY = 9.8;
  private static final double CART = 1.0;
  private static final double POLE = 0.1;
  private static final double BOTH = POLE + CART;
  private static final double HALF_LENGTH = 0.5;
  private static final double POLE_MOMENT = POLE * HALF_LENGTH;
  private static final double FORCE = 10.0;
  private static final double SECONDS = 0.02;
  private static final double MOST_ANGLE = 12 * 2 * Math.PI / 360;
  private static final double MOST_PLACE = 2.4;

  public CartPole {
    if (limit < 1) {
      throw Refusal.of("limit", "at least 1", limit);
    }
  }

  public CartPole() {
    this(500);
  }

  @Override
  public List<Sensor> sensors() {
    return List.of(
        new Sensor("position", -2.4f, 2.4f),
        new Sensor("velocity", -2, 2),
        new Sensor("angle", -0.21f, 0.21f),
        new Sensor("angular-velocity", -2, 2));
  }

  @Override
  public List<String> actions() {
    return List.of("left", "right");
  }

  @Override
  public int size() {
    return 4;
  }

  @Override
  public double most() {
    return limit;
  }

  @Override
  public void start(Seed seed, double[] state) {
    for (int i = 0; i < state.length; i++) {
      state[i] = seed.uniform(i, -0.05f, 0.05f);
    }
  }

  @Override
  public double move(double[] state, int action) {
    double velocity = state[1];
    double angle = state[2];
    double spin = state[3];
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double force = action == 1 ? FORCE : -FORCE;
    double push = (force + POLE_MOMENT * (spin * spin) * sin) / BOTH;
    double turn =
        (GRAVITY * sin - cos * push) / (HALF_LENGTH * (4.0 / 3.0 - POLE * (cos * cos) / BOTH));
    double pull = push - POLE_MOMENT * turn * cos / BOTH;
    state[0] = state[0] + SECONDS * velocity;
    state[1] = velocity + SECONDS * pull;
    state[2] = angle + SECONDS * spin;
    state[3] = spin + SECONDS * turn;
    return 1;
  }

  @Override
  public boolean terminal(double[] state) {
    return Math.abs(state[0]) > MOST_PLACE || Math.abs(state[2]) > MOST_ANGLE;
  }

  @Override
  public void observe(double[] state, float[] observation) {
    for (int i = 0; i < state.length; i++) {
      observation[i] = (float) state[i];
    }
  }
}
