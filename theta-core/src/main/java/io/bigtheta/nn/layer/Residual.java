package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.ShapeException;
import io.bigtheta.spec.Refusal;
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

  private Chain chain() {
    return new Chain(layers);
  }

  @Override
  public Shape output(Shape input) {
    Shape end = chain().output(input);
    if (!end.equals(input)) {
      throw new ShapeException(
          "", "layers that end in the shape " + input + " they began with", end);
    }
    return input;
  }

  /** The parameters of all layers: first the trainable ones, then the state. */
  @Override
  public List<Parameter> parameters(Shape input) {
    return Chain.ordered(chain().parameters(input, ""));
  }

  @Override
  public List<Integer> kept(Shape input) {
    return chain().kept(input);
  }

  @Override
  public int room(Shape input) {
    return chain().room(input);
  }

  private Chain.Run run(Pass pass) {
    return pass.once(
        Chain.Run.class, it -> chain().run(new Chain.Cursor(it, parameters(it.input()))));
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    add(x, run(pass).forward(pass.training(), pass.seed(), x), y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Chain.Run run = run(pass);
    Matrix last = run.derivative();
    System.arraycopy(dy.data(), dy.offset(), last.data(), last.offset(), dy.size());
    run.backward(x, dx);
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
