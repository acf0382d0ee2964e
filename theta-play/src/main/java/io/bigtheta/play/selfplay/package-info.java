/**
 * Learning to play by playing against oneself: the recipe {@link io.bigtheta.play.selfplay.SelfPlay}, its state, and matches
 * between players.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.play.selfplay;
