/**
 * Models: preparation, network, loss and provenance in one value that takes raw rows and returns predictions; and the
 * evaluation of models.
 *
 * <p>This room knows data and networks. It does not know how they were trained.
 */
@NullMarked
package io.bigtheta.model;

import org.jspecify.annotations.NullMarked;
