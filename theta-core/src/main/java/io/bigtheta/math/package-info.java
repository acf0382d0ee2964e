/**
 * Numbers: matrices, the kernels that calculate on them, elementary functions and the tree of randomness.
 *
 * <p>This is the lowest room: everyone may enter it, and it knows no other. Its results have the same bits on every
 * machine.
 */
@NullMarked
package io.bigtheta.math;

import org.jspecify.annotations.NullMarked;
