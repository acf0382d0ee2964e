/**
 * What kernels are built of: teams of threads, lists of what is not 0, windows of images, arrays that are lent.
 *
 * <p>For the kernels of Theta itself, here and in {@code theta-simd}, and for its layers: exported to no other module, so that it may
 * change.
 */
@NullMarked
package io.bigtheta.math.machinery;

import org.jspecify.annotations.NullMarked;
