package io.bigtheta.play.agent;

import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Predictor;
import io.bigtheta.play.environment.Environment;
import io.bigtheta.play.environment.Outcome;
import io.bigtheta.play.environment.Sensor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Plays episodes without exploration: the action is always that of the largest logit. For one thread at a time. */
public final class Player {
  private final Inputs inputs;
  private final Predictor predictor;
  private final Matrix x;

  private Player(Inputs inputs, Predictor predictor) {
    this.inputs = inputs;
    this.predictor = predictor;
    x = new Matrix(1, inputs.size());
  }

  /**
   * A player of a model in this environment.
   *
   * @throws Refusal if the model was not learnt from such observations and actions
   */
  public static Player of(Model model, Environment environment) {
    List<String> sensors = environment.sensors().stream().map(Sensor::name).toList();
    List<String> names =
        model.preparation().inputs().fields().stream().map(Field::name).toList();
    if (!model.classifies()
        || !names.equals(sensors)
        || !model.labels().equals(environment.actions())) {
      throw Refusal.of(
          "model",
          "a policy from " + sensors + " to " + environment.actions() + " for "
              + environment.name(),
          "a model from " + names + " to " + model.labels());
    }
    return new Player(model.preparation().inputs(), model.network().predictor());
  }

  /** A player of θ, which is shared, for the judgement within a training. */
  static Player of(Environment environment, Blueprint blueprint, float[] theta) {
    return new Player(
        inputs(environment.sensors()), new Predictor(blueprint, theta, Kernels.best()));
  }

  /** Inputs that scale each sensor by its range. */
  static Inputs inputs(List<Sensor> sensors) {
    List<Field> fields = new ArrayList<>();
    float[] mean = new float[sensors.size()];
    float[] scale = new float[sensors.size()];
    for (int i = 0; i < sensors.size(); i++) {
      fields.add(new Field.Numeric(sensors.get(i).name()));
      mean[i] = sensors.get(i).middle();
      scale[i] = sensors.get(i).scale();
    }
    return new ColumnInputs(fields, mean, scale);
  }

  /** The action for an observation. */
  public int action(float[] observation) {
    inputs.write(observation, 0, x, 0);
    return predictor.predict(x).argmax(0);
  }

  /** Plays an episode to its end, and returns the sum of its rewards. */
  public double episode(Environment environment, Seed seed) {
    float[] observation = new float[inputs.cols()];
    environment.reset(seed, observation);
    double sum = 0;
    while (true) {
      Outcome outcome = environment.step(action(observation), observation);
      sum += outcome.reward();
      if (outcome.done()) {
        return sum;
      }
    }
  }
}
