/**
 * Training: the recipe ({@code Trainer}), the loop ({@code Descent}) and the result ({@code Training}).
 *
 * <p>This is the only place where data and networks meet. Nothing below calls anything above.
 */
@NullMarked
package io.bigtheta.train;

import org.jspecify.annotations.NullMarked;
