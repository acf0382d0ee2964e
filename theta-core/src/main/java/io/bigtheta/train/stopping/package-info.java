/** The rules for ending a training early, one file each. A new record here is a new rule. */
@NullMarked
package io.bigtheta.train.stopping;

import org.jspecify.annotations.NullMarked;
