package io.bigtheta.play.selfplay;

/**
 * What one position teaches.
 *
 * @param ply how many moves were made before
 * @param policy [moves], how good each move is according to the search; empty if nothing is to be learnt about moves
 * @param value the mean value that the search found, for the player to move
 * @param draw the probability of a draw that the search found
 */
record Target(int ply, float[] policy, float value, float draw) {}
