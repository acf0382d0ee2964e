/** Clipping of gradients that are too large, one file each. A new record here is a new clipping. */
@NullMarked
package io.bigtheta.train.clipping;

import org.jspecify.annotations.NullMarked;
