package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The average of several networks with the same layers: y = (g₁(x) + … + gₖ(x)) / k. Each g has a θ of its own. Networks that were
 * trained on different rows err in different places, so their average errs less than each of them (Breiman, Machine Learning
 * 1996).
 *
 * @param members the number k of networks, at least 1
 * @param layers the layers of each network, in order
 */
public record Average(int members, List<Layer> layers) implements Layer {
  public Average {
    if (members < 1) {
      throw Refusal.of("members", "at least 1", members);
    }
    if (layers.isEmpty()) {
      throw Refusal.of("average", "at least one layer", "none");
    }
    layers = List.copyOf(layers);
  }

  private Chain chain() {
    return new Chain(layers);
  }

  @Override
  public Shape output(Shape input) {
    return chain().output(input);
  }

  /** The parameters of the first network, of the second, and so on: first the trainable ones of all, then the state of all. */
  @Override
  public List<Parameter> parameters(Shape input) {
    return Chain.ordered(IntStream.range(0, members)
        .boxed()
        .flatMap(m -> chain().parameters(input, m + "-").stream())
        .toList());
  }

  /** What each network keeps, and the derivative of the loss at x in one of them. */
  @Override
  public List<Integer> kept(Shape input) {
    List<Integer> kept = new ArrayList<>();
    for (int m = 0; m < members; m++) {
      kept.addAll(chain().kept(input));
    }
    kept.add(input.size());
    return kept;
  }

  @Override
  public int room(Shape input) {
    return members * chain().room(input);
  }

  private Chain.Run[] runs(Pass pass) {
    return pass.once(Chain.Run[].class, this::inside);
  }

  private Chain.Run[] inside(Pass pass) {
    Chain.Cursor cursor = new Chain.Cursor(pass, parameters(pass.input()));
    Chain.Run[] runs = new Chain.Run[members];
    for (int m = 0; m < members; m++) {
      runs[m] = chain().run(cursor);
    }
    return runs;
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    Chain.Run[] runs = runs(pass);
    for (int m = 0; m < members; m++) {
      add(runs[m].forward(pass.training(), pass.seed(), x), y, m == 0);
    }
    scale(y, 1f / members, y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    Chain.Run[] runs = runs(pass);
    Matrix one = pass.kept(members * chain().kept(pass.input()).size());
    for (int m = 0; m < members; m++) {
      scale(dy, 1f / members, runs[m].derivative());
      runs[m].backward(x, one);
      if (!pass.first()) {
        add(one, dx, m == 0);
      }
    }
  }

  private static void add(Matrix from, Matrix to, boolean set) {
    for (int i = 0; i < to.size(); i++) {
      float before = set ? 0 : to.data()[to.offset() + i];
      to.data()[to.offset() + i] = before + from.data()[from.offset() + i];
    }
  }

  private static void scale(Matrix from, float factor, Matrix to) {
    for (int i = 0; i < to.size(); i++) {
      to.data()[to.offset() + i] = factor * from.data()[from.offset() + i];
    }
  }
}
