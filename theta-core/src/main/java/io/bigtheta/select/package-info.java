/**
 * Which network to take: cross-validation says how well a recipe does on rows it has not seen.
 *
 * <p>The topmost room of core: it may enter all the others, and none of them knows it.
 */
@NullMarked
package io.bigtheta.select;

import org.jspecify.annotations.NullMarked;
