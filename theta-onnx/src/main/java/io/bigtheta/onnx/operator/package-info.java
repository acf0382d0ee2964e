/**
 * The operators of ONNX. An operator is handed the shapes of its inputs, makes its outputs and returns the loop that fills them; the
 * loop then runs as often as it is wanted and allocates nothing. Sums are chains in ascending order and functions are those of
 * {@code math}, so the bits do not depend on the machine.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.operator;
