/**
 * Tree search with a network that gives a policy and a value: one {@link io.bigtheta.play.search.Tree} for each game, and
 * {@link io.bigtheta.play.search.Lockstep}, which lets many trees ask the network together. It knows nothing of learning.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.play.search;
