/**
 * The folder of a run on the disk: how it was begun, its checkpoints, its models, and a lock so that one process at a time works
 * in it. Every file is whole at every moment. Formats are described in {@code docs/files.md}; folders of older versions are read.
 */
package io.bigtheta.run.folder;
