package io.bigtheta.io;

import java.io.IOException;
import java.io.InputStream;

/** A way of packing files that the JDK does not know, found with {@link java.util.ServiceLoader}. */
public interface Unpacker {
  /** The name that people use, such as {@code Zstandard}. */
  String name();

  /** Whether packed bytes begin like this. */
  boolean reads(byte[] head);

  /**
   * The bytes without their packing. Damaged bytes end in an {@link IOException} while they are read. The caller limits
   * how many there are.
   */
  InputStream open(InputStream packed) throws IOException;
}
