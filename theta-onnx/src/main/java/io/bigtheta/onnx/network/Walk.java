package io.bigtheta.onnx.network;

import io.bigtheta.math.ShapeException;
import io.bigtheta.nn.activation.Logistic;
import io.bigtheta.nn.layer.Residual;
import io.bigtheta.onnx.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a chain of layers from tensor to tensor. */
final class Walk {
  /** Nodes with which the answer of a network begins to be named or rescaled. */
  private static final Set<String> ENDS = Set.of("Softmax", "ArgMax", "ai.onnx.ml.ZipMap");

  private final Flow flow;
  private final Layers layers;
  private final Activations activations;

  Walk(Flow flow) {
    this.flow = flow;
    layers = new Layers(flow);
    activations = new Activations(flow);
  }

  /**
   * Adds all layers from a tensor on to the trail, up to where an answer begins.
   *
   * @param last the tensor at which to stop at the latest; empty for the end of the graph
   * @return the tensor after the last layer
   */
  String from(String start, Trail trail, String last) throws NoChain {
    String at = start;
    while (!at.equals(last) && !ended(at)) {
      Optional<Activations.Found> found = activations.after(at);
      if (found.isPresent()) {
        if (last.isEmpty() && ended(found.get().end()) && answer(found.get())) {
          return at;
        }
        trail.activate(found.get().activation());
        at = found.get().end();
        continue;
      }
      at = next(at, trail);
    }
    return at;
  }

  /**
   * Adds layers as long as each is one of Theta's with the same bits: it ends where weights would have to be scaled, or where
   * something else follows.
   */
  String exactly(String start, Trail trail) {
    String at = start;
    while (!ended(at)) {
      Optional<Activations.Found> found = activations.after(at);
      if (found.isPresent()) {
        trail.activate(found.get().activation());
        at = found.get().end();
        continue;
      }
      if (flow.users(at).stream().anyMatch(Layers::scales)) {
        return at;
      }
      try {
        at = next(at, trail);
      } catch (NoChain e) {
        return at;
      }
    }
    return at;
  }

  private String next(String at, Trail trail) throws NoChain {
    List<Node> users = flow.users(at);
    try {
      return users.size() == 1 ? layers.add(users.get(0), trail) : residual(at, users, trail);
    } catch (ShapeException e) {
      throw new NoChain(
          users.get(0), "does not fit: expected " + e.expected() + ", got " + e.got());
    }
  }

  private boolean ended(String tensor) {
    List<Node> users = flow.users(tensor);
    return users.isEmpty()
        || users.stream().anyMatch(node -> ENDS.contains(node.operator()) || other(node, tensor));
  }

  /** Whether a node makes 1 − p of p, the probability of the other of two classes. */
  private boolean other(Node node, String p) {
    return node.operator().equals("Sub")
        && node.inputs().get(1).equals(p)
        && flow.given(node, 0)
            .filter(one -> one.size() == 1 && one.number(0) == 1)
            .isPresent();
  }

  /** A logistic function at the end turns logits into probabilities: it is the link of the loss. */
  private static boolean answer(Activations.Found found) {
    return found.activation() instanceof Logistic;
  }

  /** x + g(x), where g are layers. */
  private String residual(String start, List<Node> users, Trail trail) throws NoChain {
    Optional<Node> sum =
        users.stream().filter(node -> node.operator().equals("Add")).findFirst();
    if (users.size() != 2 || sum.isEmpty()) {
      throw new NoChain(
          users.get(0), "shares its input with " + (users.size() - 1) + " other nodes");
    }
    Node add = sum.get();
    String other = add.inputs().get(add.inputs().get(0).equals(start) ? 1 : 0);
    Trail inside = trail.inside();
    Node first = users.get(users.get(0).equals(add) ? 1 : 0);
    String end = from(layers.add(first, inside), inside, other);
    if (!end.equals(other) || inside.isEmpty()) {
      throw new NoChain(add, "adds what are no layers over the same input");
    }
    trail.add(new Residual(inside.layers()), inside.named());
    return add.outputs().get(0);
  }
}
