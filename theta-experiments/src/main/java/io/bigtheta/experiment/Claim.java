package io.bigtheta.experiment;

/**
 * What an experiment tests.
 *
 * @param statement in a sentence that may be wrong
 * @param source who said so, and where
 */
public record Claim(String statement, String source) {}
