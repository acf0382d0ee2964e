package io.bigtheta.onnx.network;

import io.bigtheta.onnx.graph.Node;

/** Says why a graph is no chain of layers that Theta trains. */
final class NoChain extends Exception {
  private static final long serialVersionUID = 1L;

  NoChain(String why) {
    super(why, null, false, false);
  }

  /** A node that stands in the way, and why. */
  NoChain(Node node, String why) {
    this(node.label() + " " + why);
  }
}
