/**
 * Networks: what they are made of (blueprint and θ), how they answer and how a gradient flows back.
 *
 * <p>Knows numbers and texts, not where rows come from nor how θ is moved.
 */
@NullMarked
package io.bigtheta.nn;

import org.jspecify.annotations.NullMarked;
