/** Augmentation: random changes to the images of a training, new ones in every epoch. */
@NullMarked
package io.bigtheta.data.augment;

import org.jspecify.annotations.NullMarked;
