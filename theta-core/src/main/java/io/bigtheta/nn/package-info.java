/**
 * Networks: their structure (blueprint and θ), prediction and backpropagation.
 *
 * <p>This room knows numbers and texts. It does not know where rows come from or how θ is updated.
 */
@NullMarked
package io.bigtheta.nn;

import org.jspecify.annotations.NullMarked;
