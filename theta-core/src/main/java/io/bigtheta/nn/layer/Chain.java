package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import java.util.ArrayList;
import java.util.List;

/** A sequence of layers inside another layer, with the sizes that the outer layer has to ask for. */
record Chain(List<Layer> layers) {
  /** The shape of x and the shape after each layer. */
  List<Shape> shapes(Shape input) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (Layer layer : layers) {
      shapes.add(layer.output(shapes.get(shapes.size() - 1)));
    }
    return shapes;
  }

  Shape output(Shape input) {
    return shapes(input).get(layers.size());
  }

  /** The parameters of all layers in their order, each with a name that begins with {@code prefix}. */
  List<Parameter> parameters(Shape input, String prefix) {
    List<Parameter> parameters = new ArrayList<>();
    List<Shape> shapes = shapes(input);
    for (int k = 0; k < layers.size(); k++) {
      for (Parameter p : layers.get(k).parameters(shapes.get(k))) {
        String name = prefix + k + "-" + p.name();
        parameters.add(new Parameter(name, p.rows(), p.cols(), whole(p.role()), p.start()));
      }
    }
    return parameters;
  }

  /** Nobody asks a layer inside another one which rows it used, so all of them may change. */
  private static Parameter.Role whole(Parameter.Role role) {
    return role == Parameter.Role.ROWS ? Parameter.Role.WEIGHT : role;
  }

  /** The same parameters, first the trainable ones, then the state. */
  static List<Parameter> ordered(List<Parameter> parameters) {
    List<Parameter> ordered = new ArrayList<>();
    parameters.stream().filter(Parameter::trainable).forEach(ordered::add);
    parameters.stream().filter(p -> !p.trainable()).forEach(ordered::add);
    return ordered;
  }

  /** For each layer the matrices that it keeps, its output, and the derivative of the loss there. */
  List<Integer> kept(Shape input) {
    List<Integer> kept = new ArrayList<>();
    List<Shape> shapes = shapes(input);
    for (int k = 0; k < layers.size(); k++) {
      kept.addAll(layers.get(k).kept(shapes.get(k)));
      kept.add(shapes.get(k + 1).size());
      kept.add(shapes.get(k + 1).size());
    }
    return kept;
  }

  int room(Shape input) {
    List<Shape> shapes = shapes(input);
    int room = 0;
    for (int k = 0; k < layers.size(); k++) {
      room += layers.get(k).room(shapes.get(k));
    }
    return room;
  }

  /** Where the next chain finds its windows in the pass of the outer layer. */
  static final class Cursor {
    private final Pass outer;
    private int trained;
    private int state;
    private int kept;
    private int begin;
    private int number;

    /** @param parameters those of the outer layer, of which the trainable ones come first */
    Cursor(Pass outer, List<Parameter> parameters) {
      this.outer = outer;
      state = (int) parameters.stream().filter(Parameter::trainable).count();
    }

    private Pass inside(Layer layer, Shape input, boolean first) {
      List<Matrix> parameters = new ArrayList<>();
      List<Matrix> gradients = new ArrayList<>();
      for (Parameter p : layer.parameters(input)) {
        parameters.add(outer.parameter(p.trainable() ? trained : state));
        if (p.trainable() && outer.learns()) {
          gradients.add(outer.gradient(trained));
        }
        trained += p.trainable() ? 1 : 0;
        state += p.trainable() ? 0 : 1;
      }
      List<Matrix> inner = new ArrayList<>();
      for (int i = 0; i < layer.kept(input).size(); i++) {
        inner.add(outer.kept(kept++));
      }
      Matrix room =
          new Matrix(outer.room().data(), outer.room().at(0) + begin, 1, layer.room(input));
      begin += room.cols();
      return new Pass(outer.kernels(), parameters, gradients, inner, room, input, number++, first);
    }
  }

  /** One layer with its pass, its output and the derivative of the loss there. */
  private record Step(Layer layer, Pass pass, Matrix output, Matrix derivative) {}

  /** A chain with its windows, ready to calculate. */
  static final class Run {
    private final Step[] steps;

    private Run(Step[] steps) {
      this.steps = steps;
    }

    /** Runs all layers forward and returns the output of the last one. */
    Matrix forward(boolean training, Seed seed, Matrix x) {
      Matrix input = x;
      for (Step step : steps) {
        step.pass().begin(training, seed);
        step.layer().forward(step.pass(), input, step.output());
        input = step.output();
      }
      return input;
    }

    /** The derivative of the loss at the output of the last layer, to be written before {@link #backward}. */
    Matrix derivative() {
      return steps[steps.length - 1].derivative();
    }

    /** Runs all layers backward and writes dx, unless no layer below learns. */
    void backward(Matrix x, Matrix dx) {
      for (int k = steps.length - 1; k >= 0; k--) {
        Step step = steps[k];
        Matrix input = k == 0 ? x : steps[k - 1].output();
        Matrix below = k == 0 ? dx : steps[k - 1].derivative();
        step.layer().backward(step.pass(), input, step.output(), step.derivative(), below);
      }
    }
  }

  /** Takes the next windows of the outer layer. */
  Run run(Cursor cursor) {
    List<Shape> shapes = shapes(cursor.outer.input());
    Step[] steps = new Step[layers.size()];
    boolean first = cursor.outer.first();
    for (int k = 0; k < steps.length; k++) {
      Layer layer = layers.get(k);
      Pass inside = cursor.inside(layer, shapes.get(k), first);
      first &= layer.parameters(shapes.get(k)).isEmpty();
      Matrix output = cursor.outer.kept(cursor.kept++);
      steps[k] = new Step(layer, inside, output, cursor.outer.kept(cursor.kept++));
    }
    return new Run(steps);
  }
}
