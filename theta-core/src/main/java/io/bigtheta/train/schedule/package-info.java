/** Learning rates over time, one file each; a new record here is a new schedule. */
@NullMarked
package io.bigtheta.train.schedule;

import org.jspecify.annotations.NullMarked;
