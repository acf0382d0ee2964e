package io.bigtheta.data;

/**
 * Something that people should know about how their data was read: what was guessed, filled or left out.
 *
 * @param about one word for what it is about, such as {@code target} or {@code columns}
 * @param words a sentence without a full stop
 */
public record Note(String about, String words) {
  private static final int WIDTH = 13;

  /** One line for people: what it is about in a column of its own, and the sentence. */
  @Override
  public String toString() {
    return about + " ".repeat(Math.max(1, WIDTH - about.length())) + words;
  }
}
