/**
 * Model selection: cross-validation estimates how well a recipe predicts for rows it has not seen.
 *
 * <p>This room stands above {@code train}. Of the other rooms of core, only {@code search} knows it.
 */
@NullMarked
package io.bigtheta.select;

import org.jspecify.annotations.NullMarked;
