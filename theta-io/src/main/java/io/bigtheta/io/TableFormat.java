package io.bigtheta.io;

import java.io.IOException;

/**
 * A format of tables that is not CSV. The formats of this module are always there; others are found with {@link
 * java.util.ServiceLoader} when a file that is not text asks for them. The bytes of a file are untrusted: a format
 * checks every length before it allocates memory, and refuses what is damaged with a {@link FormatException}.
 */
public interface TableFormat {
  /** The name that people use, such as {@code Parquet}. */
  String name();

  /** Whether the file begins as this format does. The name of the file decides only where the bytes cannot. */
  boolean reads(TableFile file);

  /** Opens the table in the file. */
  Records open(TableFile file) throws IOException;
}
