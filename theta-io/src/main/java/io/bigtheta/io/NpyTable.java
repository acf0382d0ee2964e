package io.bigtheta.io;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;

/** A single array of NumPy as a table: a matrix has the columns {@code x0, x1 …}, and a list the column {@code x}. */
final class NpyTable implements TableFormat {
  @Override
  public String name() {
    return "NumPy";
  }

  @Override
  public boolean reads(TableFile file) {
    return file.begins("\u0093NUMPY");
  }

  @Override
  public Records open(TableFile file) throws IOException {
    Npy array;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()))) {
      array = Npy.read(file.name(), in, Files.size(file.path()));
    }
    ArrayColumns columns = new ArrayColumns(file.name());
    columns.add("x", array, List.of());
    return columns;
  }
}
