/** The activation functions, one file each. A new record here is a new activation. */
@NullMarked
package io.bigtheta.nn.activation;

import org.jspecify.annotations.NullMarked;
