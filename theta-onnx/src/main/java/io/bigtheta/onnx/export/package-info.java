/**
 * Writes models of Theta as ONNX files of plain operators, with their preparation in the graph. A model goes from its inputs
 * through its layers to its outputs in the same order as in {@link io.bigtheta.model.Model}.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.export;
