/**
 * Rows in memory: features, targets, splits and folds, and the preparation that turns raw rows into numbers.
 *
 * <p>This package knows numbers, not networks. theta-io reads the files.
 */
@NullMarked
package io.bigtheta.data;

import org.jspecify.annotations.NullMarked;
