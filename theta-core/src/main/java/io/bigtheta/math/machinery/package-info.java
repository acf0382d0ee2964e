/**
 * What kernels are built of: lists of what is not 0, windows of images, lines of the cache, objects that are lent. It knows no
 * other room. Kernels and layers of Theta enter, here and in {@code theta-simd}; it is exported to no other module.
 */
package io.bigtheta.math.machinery;
