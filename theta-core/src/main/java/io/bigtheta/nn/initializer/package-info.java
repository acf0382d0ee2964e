/** The initializers of weights, one file each. A new record here is a new initializer. */
@NullMarked
package io.bigtheta.nn.initializer;

import org.jspecify.annotations.NullMarked;
