/**
 * Readers and writers: CSV, IDX, images, data sets by name, and model files. The bytes may come from anywhere, so every
 * reader checks lengths before it allocates memory. The command line uses this package; the core does not know it.
 */
package io.bigtheta.io;
