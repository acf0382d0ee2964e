package io.bigtheta.play.agent;

/**
 * A stretch of a practice, after which the agent is judged without exploration.
 *
 * @param number the number of the round, from 1
 * @param steps how many steps the agent has taken since the beginning
 * @param episodes how many episodes it has played since the beginning
 * @param earned the mean reward of the episodes of this round, with exploration
 * @param judged the mean reward of the episodes that judge it
 * @param least the least reward of those
 * @param best whether this is the best round so far
 */
public record Round(
    int number,
    long steps,
    long episodes,
    double earned,
    double judged,
    double least,
    boolean best) {}
