/**
 * What one ships: preparation, network, loss and provenance in one value (raw row in, answer out), and how it is judged.
 *
 * <p>Knows data and networks, not how they were trained.
 */
@NullMarked
package io.bigtheta.model;

import org.jspecify.annotations.NullMarked;
