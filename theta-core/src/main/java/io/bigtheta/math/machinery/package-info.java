/**
 * The parts that kernels are built of: lists of nonzeros, windows of images, cache lines, pools of objects. It knows no
 * other room. Kernels and layers of Theta enter, here and in {@code theta-simd}; it is exported to no other module.
 */
package io.bigtheta.math.machinery;
