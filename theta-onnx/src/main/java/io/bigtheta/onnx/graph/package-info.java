/**
 * What an ONNX file says: its graph of nodes, with the tensors that it brings along, read from bytes that nobody has vouched for. Here the
 * form is checked; what an operator does with its inputs is the matter of {@code operator}.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.graph;
