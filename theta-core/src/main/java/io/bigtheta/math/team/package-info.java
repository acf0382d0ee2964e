/**
 * Threads that share the work of kernels. Training in core and {@code theta-simd} enter; nobody else does. It stands above {@code
 * math}, whose kernels it shares out.
 */
package io.bigtheta.math.team;
