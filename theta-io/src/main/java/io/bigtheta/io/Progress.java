package io.bigtheta.io;

/** Is told how fetching and reading proceed, on the thread that waits for it. */
public interface Progress {
  /** Ignores all progress. */
  Progress NONE = new Progress() {
    @Override
    public void place(String name, String place) {}

    @Override
    public void bytes(String file, long done, long total) {}
  };

  /** Data set {@code name} is now searched for at {@code place}, because all places before it failed. */
  void place(String name, String place);

  /**
   * Part of a file has arrived. This is called several times a second.
   *
   * @param total expected number of bytes, or −1 if it is unknown
   */
  void bytes(String file, long done, long total);

  /** Something about the data that people should know, such as the sheets of a workbook that are not read. */
  default void noted(String words) {}
}
