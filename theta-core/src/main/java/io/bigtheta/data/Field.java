package io.bigtheta.data;

import io.bigtheta.data.reading.Amount;
import io.bigtheta.data.reading.Prose;
import io.bigtheta.data.reading.Reading;
import io.bigtheta.data.reading.Spelling;
import java.util.List;

/** A column of a table: {@link Numeric}, {@link Categorical} or {@link Text}. */
public sealed interface Field {
  String name();

  /** How a cell of a file becomes a value of this column. */
  Reading reading();

  /** Whether no cell of this column was missing in the training rows, as far as is known. */
  boolean full();

  /** The texts that the cells of this column are indices of; none for numbers. */
  default List<String> words() {
    return List.of();
  }

  /** The column of the file that holds the cells. */
  default String source() {
    return reading().column().isEmpty() ? name() : reading().column();
  }

  /** A column of numbers. */
  record Numeric(String name, Reading reading, boolean full) implements Field {
    /** A column of numbers with a decimal point. */
    public Numeric(String name) {
      this(name, Amount.PLAIN, false);
    }

    public Numeric(String name, Reading reading) {
      this(name, reading, false);
    }

    /** A column without a reading of its own prints as it did before there were readings, as digests need it. */
    @Override
    public String toString() {
      return "Numeric[name=" + name + (reading.plain() ? "]" : ", reading=" + reading + "]");
    }
  }

  /**
   * A column of words. A cell holds the index of its word in {@code levels}, which are without repeats.
   *
   * @param levels the words, sorted; {@code rest} comes last if it is no word of the column
   * @param rest the level that stands for all words that are no levels; empty for none
   */
  record Categorical(String name, List<String> levels, String rest, Reading reading, boolean full)
      implements Field {
    public Categorical {
      levels = List.copyOf(levels);
    }

    /** A column in which every word is a level. */
    public Categorical(String name, List<String> levels) {
      this(name, levels, "", Spelling.PLAIN, false);
    }

    public Categorical(String name, List<String> levels, Reading reading) {
      this(name, levels, "", reading, false);
    }

    @Override
    public List<String> words() {
      return levels;
    }

    /** The index of a word; that of {@code rest} for other words if there is one, and −1 if there is none. */
    public int place(String word) {
      int place = levels.indexOf(word);
      return place >= 0 || rest.isEmpty() ? place : levels.indexOf(rest);
    }

    @Override
    public String toString() {
      return "Categorical[name=" + name + ", levels=" + levels
          + (rest.isEmpty() ? "" : ", rest=" + rest)
          + (reading.plain() ? "]" : ", reading=" + reading + "]");
    }
  }

  /**
   * A column of texts, each of which becomes the ids of its words. A cell holds the index of its text in {@code texts}.
   *
   * @param texts the different texts of the table; none in a model, which takes any
   * @param reading how a text becomes ids
   */
  record Text(String name, List<String> texts, Prose reading, boolean full) implements Field {
    public Text {
      texts = List.copyOf(texts);
    }

    /** The same column with another reading. */
    public Text reading(Prose value) {
      return new Text(name, texts, value, full);
    }

    @Override
    public List<String> words() {
      return texts;
    }

    @Override
    public String toString() {
      return "Text[name=" + name + ", texts=" + texts + ", reading=" + reading + "]";
    }
  }
}
