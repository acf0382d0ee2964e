/** The schedules of the learning rate, one file each. A new record here is a new schedule. */
@NullMarked
package io.bigtheta.train.schedule;

import org.jspecify.annotations.NullMarked;
