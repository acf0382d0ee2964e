/** Windows that move over images: their size, and what they see beyond the edges. A new record here may be a new padding. */
@NullMarked
package io.bigtheta.nn.window;

import org.jspecify.annotations.NullMarked;
