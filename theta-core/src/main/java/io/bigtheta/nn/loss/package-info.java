/**
 * The losses on logits, one file each, and the links that turn logits into predictions. A new loss record here is a new
 * loss.
 */
@NullMarked
package io.bigtheta.nn.loss;

import org.jspecify.annotations.NullMarked;
