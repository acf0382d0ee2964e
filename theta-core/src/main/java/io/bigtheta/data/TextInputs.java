package io.bigtheta.data;

import io.bigtheta.data.reading.Prose;
import io.bigtheta.data.reading.Tokens;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Pool;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Columns of texts beside other columns. A row of x has the inputs of the other columns, then the ids of the texts, one text
 * after the other, and 0 in the places that are left. The layer {@code embedding-bag} reads it. A missing text has no ids.
 *
 * @param others the inputs of the other columns; without fields if there are none
 * @param texts the columns of texts, which come after the others in a raw row; their readings have all sizes
 */
public record TextInputs(Inputs others, List<Field.Text> texts) implements Inputs {
  private static final Pool<Tokens> TOKENS = new Pool<>(Tokens::new);

  public TextInputs {
    texts = List.copyOf(texts);
    for (Field.Text text : texts) {
      Prose prose = text.reading();
      if (prose.buckets() < 1 || prose.longest() < 1) {
        throw Refusal.of(text.name(), "a number of buckets and of ids", prose);
      }
      if (prose.buckets() != texts.get(0).reading().buckets()) {
        throw Refusal.of(
            text.name(),
            texts.get(0).reading().buckets() + " buckets, as other texts have",
            prose.buckets());
      }
    }
  }

  static boolean has(List<Field> fields) {
    return fields.stream().anyMatch(field -> field instanceof Field.Text);
  }

  /**
   * The inputs of columns with texts.
   *
   * @param fit learns the inputs of the other columns
   */
  static TextInputs fit(Dataset train, Columns columns, Function<Columns, Inputs> fit) {
    List<Field.Text> texts = new ArrayList<>();
    for (Field field : columns.fields()) {
      if (field instanceof Field.Text text) {
        texts.add(text);
      } else if (!texts.isEmpty()) {
        throw Refusal.of(
            train.name(),
            "columns of texts after all others",
            "\"" + field.name() + "\" after \"" + texts.get(0).name() + "\"");
      }
    }
    int before = columns.cols() - texts.size();
    Inputs others = before == 0
        ? new ColumnInputs(List.of(), new float[0], new float[0])
        : fit.apply(columns.first(before));
    List<Field.Text> fitted = new ArrayList<>();
    for (Field field : columns.sized().fields().subList(before, columns.cols())) {
      Field.Text text = (Field.Text) field;
      int col = before + fitted.size();
      boolean full = IntStream.range(0, train.rows())
          .noneMatch(i -> Float.isNaN(columns.get(train.index(i), col)));
      fitted.add(new Field.Text(text.name(), List.of(), text.reading(), full));
    }
    return new TextInputs(others, fitted);
  }

  /** The number of buckets of all texts. */
  public int buckets() {
    return texts.get(0).reading().buckets();
  }

  /** The largest number of ids in a row. */
  public int capacity() {
    return texts.stream().mapToInt(text -> text.reading().longest()).sum();
  }

  @Override
  public List<Field> fields() {
    List<Field> fields = new ArrayList<>(others.fields());
    fields.addAll(texts);
    return fields;
  }

  @Override
  public Features.Kind kind() {
    return Features.Kind.TABLE;
  }

  @Override
  public RowShape shape() {
    return RowShape.of(size());
  }

  @Override
  public int size() {
    return others.size() + capacity();
  }

  @Override
  public int cols() {
    return others.cols() + texts.size();
  }

  @Override
  public Map<String, float[]> learnt() {
    return others.learnt();
  }

  @Override
  public String taken() {
    return ColumnInputs.taken(fields());
  }

  @Override
  public void write(Features from, int row, Matrix x, int i) {
    others.write(from, row, x, i);
    int to = x.at(i) + others.size();
    for (int k = 0; k < texts.size(); k++) {
      float cell = from.get(row, others.cols() + k);
      if (!Float.isNaN(cell)) {
        String text = from.fields().get(others.cols() + k).words().get((int) cell);
        to = ids(text, k, x.data(), to);
      }
    }
    Arrays.fill(x.data(), to, x.at(i) + x.cols(), 0);
  }

  /** Writes the ids of a text of column {@code k} and returns where they end. */
  int ids(String text, int k, float[] x, int to) {
    Prose prose = texts.get(k).reading();
    Tokens tokens = TOKENS.take();
    int count = tokens.read(text, prose, k, prose.longest());
    for (int id = 0; id < count; id++) {
      x[to + id] = tokens.id(id, prose.buckets());
    }
    TOKENS.give(tokens);
    return to + count;
  }

  /** Refuses: a text is no number. */
  @Override
  public void write(float[] raw, int at, Matrix x, int i) {
    throw Refusal.of(
        "row",
        "a table with the texts of " + texts.get(0).name(),
        "numbers",
        "give the rows as columns of a table");
  }

  @Override
  public void check(String where, Features features) {
    ColumnInputs.check(fields(), where, features);
  }
}
