/**
 * Makes networks smaller: removes the least important parts and trains the rest, as long as the predictions hold.
 *
 * <p>This room stands above {@code train}. It and {@code select} do not know each other.
 */
@NullMarked
package io.bigtheta.prune;

import org.jspecify.annotations.NullMarked;
