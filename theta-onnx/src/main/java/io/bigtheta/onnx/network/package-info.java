/**
 * Turns a graph that is a chain of layers into a {@link io.bigtheta.model.Model} of Theta, which can be inspected, trained further,
 * pruned and saved. Graphs with other parts are still calculated by {@code plan}.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.network;
