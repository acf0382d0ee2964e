/** How weights begin, one file each; a new record here is a new initializer. */
@NullMarked
package io.bigtheta.nn.initializer;

import org.jspecify.annotations.NullMarked;
