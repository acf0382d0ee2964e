/**
 * Reads ONNX models and predicts with them, in Java alone. {@link io.bigtheta.onnx.Onnx#read} is the door; {@code wire}, {@code graph},
 * {@code operator} and {@code plan} are what stands behind it, from the bytes up.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx;
