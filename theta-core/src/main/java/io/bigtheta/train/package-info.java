/**
 * Training: the recipe ({@code Trainer}), the loop ({@code Descent}) and what comes of it ({@code Training}).
 *
 * <p>The only place where data and networks meet; nothing below calls anything above.
 */
@NullMarked
package io.bigtheta.train;

import org.jspecify.annotations.NullMarked;
