package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * An arm of two links that hangs from a fixed joint. A motor between the links swings the tip up to one length above the joint
 * (Sutton, NIPS 1996). Each step costs 1 until the tip is there. The equations are integrated by the method of Runge and Kutta of
 * fourth order. It is Gymnasium's {@code Acrobot-v1}.
 *
 * @param limit the number of steps after which an episode is cut off, at least 1
 */
public record Acrobot(int limit) implements World {
  private static final double SECONDS = 0.2;
  private static final double GRAVITY = 9.8;
  private static final double MIDDLE = 0.5;
  private static final double INERTIA = 1.0;
  private static final double FASTEST_FIRST = 4 * Math.PI;
  private static final double FASTEST_SECOND = 9 * Math.PI;

  public Acrobot {
    if (limit < 1) {
      throw Refusal.of("limit", "at least 1", limit);
    }
  }

  public Acrobot() {
    this(500);
  }

  @Override
  public List<Sensor> sensors() {
    return List.of(
        new Sensor("cos-first", -1, 1),
        new Sensor("sin-first", -1, 1),
        new Sensor("cos-second", -1, 1),
        new Sensor("sin-second", -1, 1),
        new Sensor("first-velocity", -6, 6),
        new Sensor("second-velocity", -12, 12));
  }

  @Override
  public List<String> actions() {
    return List.of("clockwise", "none", "anticlockwise");
  }

  /** The angle of the first link from straight down, that of the second link from the first, and their velocities. */
  @Override
  public int size() {
    return 4;
  }

  @Override
  public void start(Seed seed, double[] state) {
    for (int i = 0; i < state.length; i++) {
      state[i] = seed.uniform(i, -0.1f, 0.1f);
    }
  }

  @Override
  public double move(double[] state, int action) {
    double torque = action - 1.0;
    double[] k1 = derivative(state, torque);
    double[] k2 = derivative(moved(state, SECONDS / 2, k1), torque);
    double[] k3 = derivative(moved(state, SECONDS / 2, k2), torque);
    double[] k4 = derivative(moved(state, SECONDS, k3), torque);
    for (int i = 0; i < state.length; i++) {
      state[i] = state[i] + SECONDS / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
    }
    state[0] = wrapped(state[0]);
    state[1] = wrapped(state[1]);
    state[2] = Math.min(Math.max(state[2], -FASTEST_FIRST), FASTEST_FIRST);
    state[3] = Math.min(Math.max(state[3], -FASTEST_SECOND), FASTEST_SECOND);
    return terminal(state) ? 0 : -1;
  }

  private static double[] moved(double[] state, double seconds, double[] derivative) {
    double[] moved = new double[state.length];
    for (int i = 0; i < state.length; i++) {
      moved[i] = state[i] + seconds * derivative[i];
    }
    return moved;
  }

  private static double wrapped(double angle) {
    double wrapped = angle;
    while (wrapped > Math.PI) {
      wrapped -= 2 * Math.PI;
    }
    while (wrapped < -Math.PI) {
      wrapped += 2 * Math.PI;
    }
    return wrapped;
  }

  /** The equations of Sutton and Barto's book, for links of mass 1 and length 1. */
  private static double[] derivative(double[] state, double torque) {
    double second = state[1];
    double spin1 = state[2];
    double spin2 = state[3];
    double cos = StrictMath.cos(second);
    double sin = StrictMath.sin(second);
    double d1 = MIDDLE * MIDDLE + (1 + MIDDLE * MIDDLE + cos) + INERTIA + INERTIA;
    double d2 = MIDDLE * MIDDLE + MIDDLE * cos + INERTIA;
    double phi2 = MIDDLE * GRAVITY * StrictMath.cos(state[0] + second - Math.PI / 2);
    double phi1 = -MIDDLE * (spin2 * spin2) * sin
        - spin2 * spin1 * sin
        + (MIDDLE + 1) * GRAVITY * StrictMath.cos(state[0] - Math.PI / 2)
        + phi2;
    double turn2 = (torque + d2 / d1 * phi1 - MIDDLE * (spin1 * spin1) * sin - phi2)
        / (MIDDLE * MIDDLE + INERTIA - d2 * d2 / d1);
    double turn1 = -(d2 * turn2 + phi1) / d1;
    return new double[] {spin1, spin2, turn1, turn2};
  }

  @Override
  public boolean terminal(double[] state) {
    return -StrictMath.cos(state[0]) - StrictMath.cos(state[1] + state[0]) > 1;
  }

  @Override
  public void observe(double[] state, float[] observation) {
    observation[0] = (float) StrictMath.cos(state[0]);
    observation[1] = (float) StrictMath.sin(state[0]);
    observation[2] = (float) StrictMath.cos(state[1]);
    observation[3] = (float) StrictMath.sin(state[1]);
    observation[4] = (float) state[2];
    observation[5] = (float) state[3];
  }
}
