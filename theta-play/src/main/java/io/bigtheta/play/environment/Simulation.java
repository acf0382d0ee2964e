package io.bigtheta.play.environment;

import io.bigtheta.math.Seed;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.List;

/** An environment that moves by the equations of a {@link World}. An episode is cut off at the limit of the world. */
public final class Simulation implements Environment {
  private final World world;
  private final double[] state;
  private int steps;
  private boolean over = true;

  /** An environment in which no episode has begun. */
  public Simulation(World world) {
    this.world = world;
    state = new double[world.size()];
  }

  @Override
  public String name() {
    return Spec.text(world);
  }

  @Override
  public List<Sensor> sensors() {
    return world.sensors();
  }

  @Override
  public List<String> actions() {
    return world.actions();
  }

  @Override
  public double most() {
    return world.most();
  }

  @Override
  public void reset(Seed seed, float[] observation) {
    world.start(seed, state);
    steps = 0;
    over = false;
    world.observe(state, observation);
  }

  @Override
  public Outcome step(int action, float[] observation) {
    if (over) {
      throw Refusal.of(name(), "an episode that goes on", "one that is over", "call reset");
    }
    if (action < 0 || action >= actions().size()) {
      throw Refusal.of(name(), "an action in 0 … " + (actions().size() - 1), action);
    }
    double reward = world.move(state, action);
    steps++;
    boolean terminated = world.terminal(state);
    boolean truncated = !terminated && steps >= world.limit();
    over = terminated || truncated;
    world.observe(state, observation);
    return new Outcome(reward, terminated, truncated);
  }

  /** A copy of the state, to draw it or to compare it. */
  public double[] state() {
    return state.clone();
  }
}
