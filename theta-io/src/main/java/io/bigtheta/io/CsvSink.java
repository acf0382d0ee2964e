package io.bigtheta.io;

/** Takes the cells of one column of a file, and writes their values to the row that is being read. */
interface CsvSink {
  /**
   * Takes a trimmed cell.
   *
   * @param line the line in which its row begins
   * @param row the values of the row, at the places that belong to this column
   */
  void add(char[] text, int from, int to, long line, float[] row);
}
