/** How θ is moved along the gradient, one file each; a new record here is a new optimizer. */
@NullMarked
package io.bigtheta.train.optimizer;

import org.jspecify.annotations.NullMarked;
