package io.bigtheta.data;

import io.bigtheta.math.Matrix;
import java.util.Arrays;

/** The ids of all texts that a dataset uses, found once: text after text, for each column of texts. */
final class TextIds {
  private final TextInputs inputs;
  private final int before;
  /** For each column, the ids of all its texts, and where those of each text begin. */
  private final float[][] ids;

  private final int[][] begins;

  private TextIds(TextInputs inputs) {
    this.inputs = inputs;
    before = inputs.others().cols();
    ids = new float[inputs.texts().size()][];
    begins = new int[ids.length][];
  }

  static TextIds of(TextInputs inputs, Dataset data) {
    TextIds all = new TextIds(inputs);
    for (int k = 0; k < all.ids.length; k++) {
      all.read(data, k);
    }
    return all;
  }

  private void read(Dataset data, int k) {
    java.util.List<String> texts = data.features().fields().get(before + k).words();
    boolean[] wanted = new boolean[texts.size()];
    for (int i = 0; i < data.rows(); i++) {
      float cell = data.features().get(data.index(i), before + k);
      if (!Float.isNaN(cell)) {
        wanted[(int) cell] = true;
      }
    }
    int[] begin = new int[texts.size() + 1];
    float[] found = new float[1024];
    int longest = inputs.texts().get(k).reading().longest();
    int end = 0;
    for (int text = 0; text < wanted.length; text++) {
      begin[text] = end;
      if (wanted[text]) {
        if (found.length - end < longest) {
          found = Arrays.copyOf(found, Math.addExact(2 * found.length, longest));
        }
        end = inputs.ids(texts.get(text), k, found, end);
      }
    }
    begin[wanted.length] = end;
    begins[k] = begin;
    ids[k] = Arrays.copyOf(found, end);
  }

  /** Writes row {@code row} of the features as row {@code i} of x. */
  void write(Features from, int row, Matrix x, int i) {
    inputs.others().write(from, row, x, i);
    int to = x.at(i) + inputs.others().size();
    for (int k = 0; k < ids.length; k++) {
      float cell = from.get(row, before + k);
      if (!Float.isNaN(cell)) {
        int begin = begins[k][(int) cell];
        int count = begins[k][(int) cell + 1] - begin;
        System.arraycopy(ids[k], begin, x.data(), to, count);
        to += count;
      }
    }
    Arrays.fill(x.data(), to, x.at(i) + x.cols(), 0);
  }
}
