/**
 * Numbers: matrices, kernels, elementary functions, seeds. The ground floor: every room may enter, and this one
 * enters none but spec.
 */
package io.bigtheta.math;
