package io.bigtheta.io;

import java.util.ArrayList;
import java.util.List;

/** The values of rows while they are read, in pieces, as nobody knows how many will come. */
final class CsvRows {
  private static final int CHUNK = 1 << 16;

  private final String where;
  private final int width;
  private final List<float[]> chunks = new ArrayList<>();
  private long cells;
  private int rows;

  CsvRows(String where, int width) {
    this.where = where;
    this.width = width;
  }

  int rows() {
    return rows;
  }

  void add(float[] row) {
    for (float value : row) {
      int at = (int) (cells++ % CHUNK);
      if (at == 0) {
        grow();
      }
      chunks.get(chunks.size() - 1)[at] = value;
    }
    rows++;
  }

  private void grow() {
    long most =
        Math.min(Integer.MAX_VALUE - 8L, Runtime.getRuntime().maxMemory() / (2 * Float.BYTES));
    if (cells + CHUNK > most) {
      throw FormatException.of(
          where,
          "at most " + most + " cells, what the memory holds",
          "more",
          "give java more with -Xmx, or use fewer rows");
    }
    chunks.add(new float[CHUNK]);
  }

  float get(int row, int place) {
    long at = (long) row * width + place;
    return chunks.get((int) (at / CHUNK))[(int) (at % CHUNK)];
  }
}
