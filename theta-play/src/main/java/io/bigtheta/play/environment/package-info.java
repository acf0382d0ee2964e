/**
 * Environments in which an agent acts and is rewarded: the interface {@link io.bigtheta.play.environment.Environment} and
 * those that come with Theta. They know nothing of networks.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.play.environment;
