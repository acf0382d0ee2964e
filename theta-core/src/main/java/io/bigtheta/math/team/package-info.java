/**
 * Threads that share the work of kernels. Only training in core and {@code theta-simd} enter. It stands above
 * {@code math}, whose kernels it uses.
 */
package io.bigtheta.math.team;
