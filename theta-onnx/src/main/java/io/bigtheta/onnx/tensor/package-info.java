/** Tensors of any rank, as the files and operators of ONNX know them. They hold elements and do not calculate. */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.tensor;
