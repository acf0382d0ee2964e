package io.bigtheta.io;

/**
 * A file of a data set and what it must be.
 *
 * @param name such as {@code train-images-idx3-ubyte}
 * @param size bytes of the raw file
 * @param sha256 of the raw file, 64 hexadecimal digits; empty if it is not known for certain, in which case only the
 *     size and the form are checked
 */
public record DataFile(String name, long size, String sha256) {}
