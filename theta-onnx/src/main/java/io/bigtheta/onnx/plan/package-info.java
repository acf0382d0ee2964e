/** Turns a graph into a sequence of loops over buffers that are made once for inputs of given shapes. What does not depend on the inputs is calculated while planning. */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.plan;
