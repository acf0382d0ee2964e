/** Augmentation: ways of changing an image a little each time a training sees it. */
@NullMarked
package io.bigtheta.data.augment;

import org.jspecify.annotations.NullMarked;
