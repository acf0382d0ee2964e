/** Penalties on large weights, one file each. A new record here is a new penalty. */
@NullMarked
package io.bigtheta.train.penalty;

import org.jspecify.annotations.NullMarked;
