/** The layers a blueprint may name, one file each; a new record here is a new layer. */
@NullMarked
package io.bigtheta.nn.layer;

import org.jspecify.annotations.NullMarked;
