/**
 * Rows in memory: features, targets, splits and folds, and the preparation that turns raw rows into numbers.
 *
 * <p>Knows numbers, not networks. Files are read elsewhere (theta-io).
 */
@NullMarked
package io.bigtheta.data;

import org.jspecify.annotations.NullMarked;
