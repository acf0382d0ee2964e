package io.bigtheta.io;

import java.io.IOException;
import java.util.List;

/** A place that may have the files of a data set. Its text names the place for people. */
interface Place {
  /**
   * Puts those of the {@code wanted} files that it has on the shelf.
   *
   * @throws IOException if the place cannot be reached
   * @throws FormatException if a file there is not the wanted file
   */
  void fetch(List<DataFile> wanted, Shelf shelf) throws IOException;
}
