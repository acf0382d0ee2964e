/**
 * Bytes in and out: CSV, IDX, images, data sets by name, model files. All of it reads bytes nobody vouches for,
 * so every reader checks lengths before it allocates. The command line enters; core does not know this room.
 */
package io.bigtheta.io;
