package io.bigtheta.play.selfplay;

/**
 * How far a run has come.
 *
 * @param games how many games are over
 * @param positions from how many positions it could learn
 * @param steps how many steps the network took
 * @param loss the mean loss of the steps since the last milestone, in nats; NaN if there were none
 * @param seconds how long the run has taken
 * @param score of the network against that of the last milestone
 * @param elo how much stronger it is than before the first game, in points of Elo, as a sum over the milestones
 */
public record Milestone(
    int games, long positions, int steps, double loss, double seconds, Score score, double elo) {}
