package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * A residual block: y = x + g(x), where g is a sequence of layers. The output of g must have the shape of x (He et al.,
 * CVPR 2016).
 *
 * @param layers the layers of g, in order
 */
public record Residual(List<Layer> layers) implements Layer {
  public Residual {
    if (layers.isEmpty()) {
      throw Refusal.of("residual", "at least one layer", "none");
    }
    layers = List.copyOf(layers);
  }

  public Residual(Layer... layers) {
    this(List.of(layers));
  }

  /** The shape of x and the shape after each layer. */
  private List<Shape> shapes(Shape input) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    for (Layer layer : layers) {
      shapes.add(layer.output(shapes.get(shapes.size() - 1)));
    }
    return shapes;
  }

  @Override
  public Shape output(Shape input) {
    Shape end = shapes(input).get(layers.size());
    if (!end.equals(input)) {
      throw new ShapeException(
          "", "layers that end in the shape " + input + " they began with", end);
    }
    return input;
  }

  /** The parameters of all layers: first the trainable ones, then the state. */
  @Override
  public List<Parameter> parameters(Shape input) {
    List<Parameter> trained = new ArrayList<>();
    List<Parameter> state = new ArrayList<>();
    List<Shape> shapes = shapes(input);
    for (int k = 0; k < layers.size(); k++) {
      for (Parameter p : layers.get(k).parameters(shapes.get(k))) {
        String name = k + "-" + p.name();
        (p.trainable() ? trained : state)
            .add(new Parameter(name, p.rows(), p.cols(), p.role(), p.start()));
      }
    }
    trained.addAll(state);
    return trained;
  }

  /** For each layer the matrices that it keeps, its output, and the derivative of the loss there. */
  @Override
  public List<Integer> kept(Shape input) {
    List<Integer> kept = new ArrayList<>();
    List<Shape> shapes = shapes(input);
    for (int k = 0; k < layers.size(); k++) {
      kept.addAll(layers.get(k).kept(shapes.get(k)));
      kept.add(shapes.get(k + 1).size());
      kept.add(shapes.get(k + 1).size());
    }
    return kept;
  }

  @Override
  public int room(Shape input) {
    List<Shape> shapes = shapes(input);
    int room = 0;
    for (int k = 0; k < layers.size(); k++) {
      room += layers.get(k).room(shapes.get(k));
    }
    return room;
  }

  /** One layer of g with its pass, its output and the derivative of the loss there. */
  private record Step(Layer layer, Pass pass, Matrix output, Matrix derivative) {}

  private Step[] steps(Pass pass) {
    return pass.once(Step[].class, this::inside);
  }

  private Step[] inside(Pass pass) {
    List<Shape> shapes = shapes(pass.input());
    Step[] steps = new Step[layers.size()];
    int trained = 0;
    int kept = 0;
    int begin = 0;
    int state = 0;
    boolean first = pass.first();
    for (Parameter p : parameters(pass.input())) {
      state += p.trainable() ? 1 : 0;
    }
    for (int k = 0; k < layers.size(); k++) {
      Layer layer = layers.get(k);
      List<Matrix> parameters = new ArrayList<>();
      List<Matrix> gradients = new ArrayList<>();
      for (Parameter p : layer.parameters(shapes.get(k))) {
        parameters.add(pass.parameter(p.trainable() ? trained : state));
        if (p.trainable() && pass.learns()) {
          gradients.add(pass.gradient(trained));
        }
        trained += p.trainable() ? 1 : 0;
        state += p.trainable() ? 0 : 1;
      }
      List<Matrix> inner = new ArrayList<>();
      for (int i = 0; i < layer.kept(shapes.get(k)).size(); i++) {
        inner.add(pass.kept(kept++));
      }
      Matrix room =
          new Matrix(pass.room().data(), pass.room().at(0) + begin, 1, layer.room(shapes.get(k)));
      begin += room.cols();
      Pass inside =
          new Pass(pass.kernels(), parameters, gradients, inner, room, shapes.get(k), k, first);
      first &= parameters.isEmpty();
      steps[k] = new Step(layer, inside, pass.kept(kept++), pass.kept(kept++));
    }
    return steps;
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Seed seed = pass.seed();
    Matrix input = x;
    for (Step step : steps(pass)) {
      step.pass().begin(pass.training(), seed);
      step.layer().forward(step.pass(), input, step.output());
      input = step.output();
    }
    add(x, input, y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Step[] steps = steps(pass);
    Matrix last = steps[steps.length - 1].derivative();
    System.arraycopy(dy.data(), dy.offset(), last.data(), last.offset(), dy.size());
    for (int k = steps.length - 1; k >= 0; k--) {
      Step step = steps[k];
      Matrix input = k == 0 ? x : steps[k - 1].output();
      Matrix below = k == 0 ? dx : steps[k - 1].derivative();
      step.layer().backward(step.pass(), input, step.output(), step.derivative(), below);
    }
    if (!pass.first()) {
      add(dx, dy, dx);
    }
  }

  private static void add(Matrix a, Matrix b, Matrix sum) {
    for (int i = 0; i < sum.size(); i++) {
      sum.data()[sum.offset() + i] = a.data()[a.offset() + i] + b.data()[b.offset() + i];
    }
  }
}
