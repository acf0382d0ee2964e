package io.bigtheta.io;

import java.io.IOException;
import java.util.List;

/** Somewhere the files of a data set may be had. Its text says where, for people. */
interface Place {
  /**
   * Puts what it has of {@code wanted} on the shelf.
   *
   * @throws IOException if it cannot be reached
   * @throws FormatException if what it has is not what is wanted
   */
  void fetch(List<DataFile> wanted, Shelf shelf) throws IOException;
}
