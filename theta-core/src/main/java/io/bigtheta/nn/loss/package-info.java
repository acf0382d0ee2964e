/** Losses on logits, one file each, and the links that turn logits into answers. */
@NullMarked
package io.bigtheta.nn.loss;

import org.jspecify.annotations.NullMarked;
