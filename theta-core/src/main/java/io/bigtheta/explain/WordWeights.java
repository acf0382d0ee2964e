package io.bigtheta.explain;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.TextInputs;
import io.bigtheta.data.reading.Tokens;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The words that speak for and against a class: weight = z(word) − the mean of z over all words, where z is the logit of the
 * class, less the mean of all logits, for a row that has this word as its text and lacks all other cells. A model holds
 * no words, so they are those of the rows that are given.
 *
 * @param column the column of texts
 * @param label the class
 * @param least words in fewer rows than this were left out
 * @param words all words, the one that speaks most for the class first
 */
public record WordWeights(String column, String label, int least, List<Word> words) {
  /** A word in few texts says more about these texts than about the class. */
  private static final int LEAST = 3;

  private static final int ROWS_PER_LEAST = 1_000;

  /** @param rows the number of rows that have the word */
  public record Word(String word, double weight, int rows) {}

  public WordWeights {
    words = List.copyOf(words);
  }

  /** The words of each column of texts, for each class; none if the model has no texts or no classes. */
  public static List<WordWeights> of(Model model, Dataset data) {
    List<WordWeights> all = new ArrayList<>();
    if (model.preparation().inputs() instanceof TextInputs inputs
        && data.targets().kind().classifies()) {
      for (int k = 0; k < inputs.texts().size(); k++) {
        all.addAll(of(model, data, inputs, inputs.others().cols() + k));
      }
    }
    return all;
  }

  private static List<WordWeights> of(Model model, Dataset data, TextInputs inputs, int col) {
    int least = LEAST + data.rows() / ROWS_PER_LEAST;
    Map<String, Integer> counts = counts(data, col);
    List<String> words = counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
    if (words.isEmpty()) {
      return List.of();
    }
    double[][] logits = logits(model, inputs, words, col);
    List<WordWeights> all = new ArrayList<>();
    for (int label = 0; label < model.labels().size(); label++) {
      int now = label;
      double mean = Arrays.stream(logits).mapToDouble(z -> z[now]).sum() / logits.length;
      List<Word> weighed = IntStream.range(0, words.size())
          .mapToObj(i ->
              new Word(words.get(i), logits[i][now] - mean, counts.getOrDefault(words.get(i), 0)))
          .sorted(Comparator.comparingDouble((Word word) -> -word.weight()))
          .toList();
      String column = inputs.fields().get(col).name();
      all.add(new WordWeights(column, model.labels().get(label), least, weighed));
    }
    return all;
  }

  /** In how many rows each word is. */
  private static Map<String, Integer> counts(Dataset data, int col) {
    List<String> texts = data.features().fields().get(col).words();
    Map<String, Integer> counts = new HashMap<>();
    Tokens tokens = new Tokens();
    for (int i = 0; i < data.rows(); i++) {
      float cell = data.features().get(data.index(i), col);
      if (!Float.isNaN(cell)) {
        new HashSet<>(tokens.words(texts.get((int) cell)))
            .forEach(word -> counts.merge(word, 1, Integer::sum));
      }
    }
    return counts;
  }

  /** [words][classes], each row less its mean. */
  private static double[][] logits(Model model, TextInputs inputs, List<String> words, int col) {
    List<Field> fields = new ArrayList<>(inputs.fields());
    Field.Text text = (Field.Text) fields.get(col);
    fields.set(col, new Field.Text(text.name(), words, text.reading(), text.full()));
    float[] row = new float[fields.size()];
    Arrays.fill(row, Float.NaN);
    double[][] logits = new double[words.size()][];
    Matrix x = new Matrix(1, inputs.size());
    for (int i = 0; i < logits.length; i++) {
      row[col] = i;
      inputs.write(new Columns(fields, row), 0, x, 0);
      Matrix z = model.network().predict(x);
      double mean =
          IntStream.range(0, z.cols()).mapToDouble(j -> z.get(0, j)).average().orElse(0);
      logits[i] =
          IntStream.range(0, z.cols()).mapToDouble(j -> z.get(0, j) - mean).toArray();
    }
    return logits;
  }

  /** The words that speak most for the class, at most {@code most}. */
  public List<Word> most(int most) {
    return words.stream().filter(word -> word.weight() > 0).limit(most).toList();
  }

  /** The words that speak most against the class, the strongest first. */
  public List<Word> against(int most) {
    List<Word> low = new ArrayList<>();
    for (int i = words.size() - 1; i >= 0 && low.size() < most; i--) {
      if (words.get(i).weight() < 0) {
        low.add(words.get(i));
      }
    }
    return low;
  }
}
