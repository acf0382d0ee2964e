/** The layers that a blueprint may contain, one file each. A new record here is a new layer. */
@NullMarked
package io.bigtheta.nn.layer;

import org.jspecify.annotations.NullMarked;
