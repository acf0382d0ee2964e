/**
 * Smaller networks from large ones: what is least important is taken away, the rest is trained on, as long as the answers
 * hold.
 *
 * <p>Stands above train; it and {@code select} do not know each other.
 */
@NullMarked
package io.bigtheta.prune;

import org.jspecify.annotations.NullMarked;
