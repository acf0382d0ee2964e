/**
 * Jobs: each takes a recipe and a folder, runs as a {@link io.bigtheta.train.Session} says, tells a listener of its
 * {@link io.bigtheta.run.job.JobEvent}s, and returns a result. A job can be cancelled at any moment, and what it had finished by
 * then is on the disk: {@link io.bigtheta.run.job.Resume} goes on from there, to the same bits.
 */
package io.bigtheta.run.job;
