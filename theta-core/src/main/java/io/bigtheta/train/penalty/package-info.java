/** What large weights cost, one file each; a new record here is a new penalty. */
@NullMarked
package io.bigtheta.train.penalty;

import org.jspecify.annotations.NullMarked;
