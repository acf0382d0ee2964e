/** The optimizers, which update θ along the gradient, one file each. A new record here is a new optimizer. */
@NullMarked
package io.bigtheta.train.optimizer;

import org.jspecify.annotations.NullMarked;
