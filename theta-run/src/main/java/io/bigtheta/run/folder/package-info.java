/**
 * The folder of a job on the disk: how the job was begun, its checkpoints, its models, and a lock so that only one process works
 * in it. Every file is complete at every moment. {@code docs/files.md} describes the formats; older formats are read too.
 */
package io.bigtheta.run.folder;
