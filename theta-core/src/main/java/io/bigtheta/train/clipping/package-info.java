/** What is done to gradients that are too large, one file each. */
@NullMarked
package io.bigtheta.train.clipping;

import org.jspecify.annotations.NullMarked;
