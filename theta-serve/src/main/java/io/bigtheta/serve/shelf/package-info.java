/**
 * The models that are served, by their names: read, warmed up, watched and replaced. A request takes the model that is there when
 * it comes, and keeps it. Nothing here knows HTTP; {@code serve.api} enters.
 */
package io.bigtheta.serve.shelf;
