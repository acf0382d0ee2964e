/**
 * What can be served: a {@link io.bigtheta.serve.model.Servable} takes named tensors and returns named tensors, whatever file it
 * comes from. {@link io.bigtheta.serve.model.ThetaServable} is a model or an ensemble of Theta. Nothing here knows HTTP.
 */
package io.bigtheta.serve.model;
