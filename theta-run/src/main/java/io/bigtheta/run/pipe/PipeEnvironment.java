package io.bigtheta.run.pipe;

import io.bigtheta.math.Seed;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.Outcome;
import io.bigtheta.play.environment.Sensor;
import io.bigtheta.spec.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * An environment in another program, with which Theta speaks by its standard input and output, a JSON object in each line:
 *
 * <pre>
 * it begins:   {"name": "CartPole-v1", "sensors": [{"name": "position", "low": -4.8, "high": 4.8}, …], "actions": ["left", "right"]}
 * is asked:    {"reset": 123}         and answers   {"observation": [0.1, …]}
 * is asked:    {"action": 1}          and answers   {"observation": [0.2, …], "reward": 1, "terminated": false, "truncated": false}
 * </pre>
 *
 * <p>It ends when its standard input ends. {@code low} and {@code high} say where a number usually lies; without them the network sees
 * the number as it is. {@code terminated} and {@code truncated} may be left out if they are false.
 */
public final class PipeEnvironment implements Environment {
  private static final int MOST_SENSORS = 10_000;
  private static final int MOST_ACTIONS = 1000;

  private final Child child;
  private final String name;
  private final List<Sensor> sensors = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();

  /**
   * Starts the program and reads its first line.
   *
   * @param command a line for the shell of this machine
   * @param patience how long to wait for each answer
   * @throws Refusal if the program does not speak as it should
   */
  public PipeEnvironment(String command, Duration patience) {
    child = new Child(command, patience);
    try {
      Message first = Message.of(child.answer());
      name = first.text("name");
      first.list("sensors").forEach(sensor -> sensors.add(sensor(first, sensor)));
      for (Object action : first.list("actions")) {
        actions.add(String.valueOf(action));
      }
      if (sensors.isEmpty() || sensors.size() > MOST_SENSORS) {
        throw Message.refused("1 to " + MOST_SENSORS + " sensors", first.line());
      }
      if (actions.size() < 2 || actions.size() > MOST_ACTIONS) {
        throw Message.refused("2 to " + MOST_ACTIONS + " actions", first.line());
      }
      if (new HashSet<>(actions).size() < actions.size()
          || sensors.stream().map(Sensor::name).distinct().count() < sensors.size()) {
        throw Message.refused("names that differ", first.line());
      }
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  private static Sensor sensor(Message first, Object given) {
    if (!(given instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
      throw Message.refused("a name for each sensor", first.line());
    }
    boolean ranged = map.containsKey("low") || map.containsKey("high");
    if (!ranged) {
      return new Sensor(name, -1, 1);
    }
    if (map.get("low") instanceof Double low && map.get("high") instanceof Double high) {
      return new Sensor(name, low.floatValue(), high.floatValue());
    }
    throw Message.refused("two numbers low and high, or neither, for sensor " + name, first.line());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Sensor> sensors() {
    return List.copyOf(sensors);
  }

  @Override
  public List<String> actions() {
    return List.copyOf(actions);
  }

  @Override
  public void reset(Seed seed, float[] observation) {
    child.tell("{\"reset\": " + (seed.bits(0) >>> 33) + "}");
    observe(Message.of(child.answer()), observation);
  }

  @Override
  public Outcome step(int action, float[] observation) {
    child.tell("{\"action\": " + action + "}");
    Message answer = Message.of(child.answer());
    observe(answer, observation);
    return new Outcome(
        answer.number("reward"), answer.flag("terminated"), answer.flag("truncated"));
  }

  private void observe(Message answer, float[] observation) {
    List<?> numbers = answer.list("observation");
    if (numbers.size() != observation.length) {
      throw Message.refused("an observation of " + observation.length + " numbers", answer.line());
    }
    for (int i = 0; i < observation.length; i++) {
      if (!(numbers.get(i) instanceof Double number) || !Float.isFinite(number.floatValue())) {
        throw Message.refused("finite numbers in the observation", answer.line());
      }
      observation[i] = number.floatValue();
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
