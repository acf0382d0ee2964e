/**
 * Jobs: each takes a recipe and a folder, runs in a {@link io.bigtheta.train.Session}, sends {@link
 * io.bigtheta.run.job.JobEvent}s to a listener, and returns a result. A job can be cancelled at any moment; finished parts are
 * on the disk, and {@link io.bigtheta.run.job.Resume} continues from there with the same result, bit for bit.
 */
package io.bigtheta.run.job;
