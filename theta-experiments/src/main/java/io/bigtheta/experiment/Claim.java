package io.bigtheta.experiment;

/**
 * The claim that an experiment tests.
 *
 * @param statement one sentence, which may be wrong
 * @param source who made the claim, and where
 */
public record Claim(String statement, String source) {}
