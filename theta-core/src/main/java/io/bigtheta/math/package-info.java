/**
 * Numbers: matrices, the kernels that calculate on them, elementary functions and the tree of randomness.
 *
 * <p>The lowest room: everyone may enter, it knows nobody. Bits here are the same on every machine.
 */
@NullMarked
package io.bigtheta.math;

import org.jspecify.annotations.NullMarked;
