package io.bigtheta.io;

/** Told, on the thread that waits, how fetching goes on. */
public interface Progress {
  /** Tells nobody. */
  Progress NONE = new Progress() {
    @Override
    public void place(String name, String place) {}

    @Override
    public void bytes(String file, long done, long total) {}
  };

  /** Data set {@code name} is now looked for at {@code place}, after all places before it failed. */
  void place(String name, String place);

  /**
   * Part of a file came; several times a second.
   *
   * @param total bytes that must come, −1 where nobody knows
   */
  void bytes(String file, long done, long total);
}
