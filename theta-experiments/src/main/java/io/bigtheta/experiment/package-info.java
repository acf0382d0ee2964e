/**
 * What is said about neural networks, each claim an {@link io.bigtheta.experiment.Experiment} of its own that runs from scratch
 * in seconds, measures, and may find that the claim does not hold. One new record here is a new experiment. The command line
 * enters.
 */
package io.bigtheta.experiment;
