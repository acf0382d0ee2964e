/**
 * Weights of PyTorch: the tensors of a {@code state_dict} in a safetensors file become the θ of a blueprint. The files may come from
 * anywhere; {@code io.bigtheta.io.Safetensors} reads their bytes. Any front end may use it.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.io.torch;
