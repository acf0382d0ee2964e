/** When training ends early, one file each; a new record here is a new rule. */
@NullMarked
package io.bigtheta.train.stopping;

import org.jspecify.annotations.NullMarked;
