/**
 * Tests of claims about neural networks. Each claim is an {@link io.bigtheta.experiment.Experiment} of its own, which
 * starts from scratch, measures in seconds, and may find that the claim does not hold. A new record in this package is
 * a new experiment. The command line uses this package.
 */
package io.bigtheta.experiment;
