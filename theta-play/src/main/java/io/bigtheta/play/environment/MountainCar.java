package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import java.util.List;

/**
 * A car in a valley, whose motor is too weak for the hill: it has to swing back and forth (Moore, PhD thesis, Cambridge 1990). Each
 * step costs 1, until the car is at the flag. It is Gymnasium's {@code MountainCar-v0}.
 *
 * @param limit the number of steps after which an episode is cut off, at least 1
 */
public record MountainCar(int limit) implements World {
  private static final double LEFT = -1.2;
  private static final double RIGHT = 0.6;
  private static final double FLAG = 0.5;
  private static final double FASTEST = 0.07;
  private static final double FORCE = 0.001;
  private static final double GRAVITY = 0.0025;

  public MountainCar {
    if (limit < 1) {
      throw Refusal.of("limit", "at least 1", limit);
    }
  }

  public MountainCar() {
    this(200);
  }

  @Override
  public List<Sensor> sensors() {
    return List.of(new Sensor("position", -1.2f, 0.6f), new Sensor("velocity", -0.07f, 0.07f));
  }

  @Override
  public List<String> actions() {
    return List.of("left", "none", "right");
  }

  @Override
  public int size() {
    return 2;
  }

  @Override
  public void start(Seed seed, double[] state) {
    state[0] = seed.uniform(0, -0.6f, -0.4f);
    state[1] = 0;
  }

  @Override
  public double move(double[] state, int action) {
    double velocity = state[1] + ((action - 1) * FORCE + StrictMath.cos(3 * state[0]) * -GRAVITY);
    velocity = Math.max(-FASTEST, Math.min(FASTEST, velocity));
    double position = Math.max(LEFT, Math.min(RIGHT, state[0] + velocity));
    state[0] = position;
    state[1] = position == LEFT && velocity < 0 ? 0 : velocity;
    return -1;
  }

  @Override
  public boolean terminal(double[] state) {
    return state[0] >= FLAG && state[1] >= 0;
  }

  @Override
  public void observe(double[] state, float[] observation) {
    observation[0] = (float) state[0];
    observation[1] = (float) state[1];
  }
}
