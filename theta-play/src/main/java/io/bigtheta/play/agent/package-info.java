/**
 * Agents that learn to act in an environment: {@link io.bigtheta.play.agent.Dqn} is a recipe,
 * a {@link io.bigtheta.play.agent.Learner} is an agent while it learns, and {@link io.bigtheta.play.agent.Practice} is the loop.
 * What is learnt is an ordinary model. Other rooms may add environments, not agents.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.play.agent;
