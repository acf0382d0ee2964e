/**
 * Search: a space of candidates, strategies to try them, and the choice of the smallest network within one standard
 * error of the best.
 *
 * <p>This room stands above {@code select}, whose folds it trains. No other room of core knows it.
 */
@NullMarked
package io.bigtheta.search;

import org.jspecify.annotations.NullMarked;
