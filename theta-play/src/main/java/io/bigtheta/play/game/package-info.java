/**
 * Games of two players who move in turn and see everything: the interface {@link io.bigtheta.play.game.Game} and those that
 * come with Theta. They know nothing of networks and of search.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.play.game;
