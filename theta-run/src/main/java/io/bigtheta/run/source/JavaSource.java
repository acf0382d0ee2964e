package io.bigtheta.run.source;

import io.bigtheta.data.Targets;
import io.bigtheta.data.TextInputs;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.spec.Refusal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A small dense network with its preparation as one Java source file, which needs a JDK of 17 or newer and nothing else. It predicts the
 * same bits as the model, because it has the same chains of fused multiply-adds and the same elementary functions.
 *
 * <p>The class has {@code predict(String... cells)} for a row, whose cells are numbers, words or, if they are missing, empty texts; and
 * a {@code main} that takes a row on the command line and prints the answer.
 */
public final class JavaSource {
  /** The most numbers a network may have. A class file with more becomes unwieldy. */
  public static final int MOST = 500_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  private JavaSource() {}

  /**
   * The source of a class.
   *
   * @param name the name of the class, which is that of the file
   * @throws Refusal if the name is not one of a class, if the network has more than {@link #MOST} numbers, or if it has a layer
   *     that is not made of dense ones
   */
  public static String of(Model model, String name) {
    if (!NAME.matcher(name).matches()) {
      throw Refusal.of(
          "java",
          "the name of a class, of letters and digits, with .java behind it",
          '"' + name + '"');
    }
    if (model.preparation().inputs() instanceof TextInputs) {
      throw Refusal.of("java", "a model without columns of texts", "one with texts");
    }
    int size = model.network().blueprint().size();
    if (size > MOST) {
      throw Refusal.of(
          "java", "a network of at most " + MOST + " parameters", size, "export it with --onnx");
    }
    Set<String> functions = new TreeSet<>();
    String parts = InputsPart.source(model.preparation().inputs())
        + new NetworkPart(model.network(), functions).source()
        + AnswersPart.source(model.loss().link(), model.preparation().outputs(), functions);
    return HEAD.formatted(
            name,
            JavaText.quoted(origin(model)),
            InputsPart.columns(model.preparation().inputs()),
            JavaText.quoted(model.labels()),
            name,
            first(model.preparation().outputs().kind()),
            JavaText.BAD_INPUT,
            JavaText.BAD_INPUT)
        + parts
        + Functions.of(functions)
        + "}\n";
  }

  private static String origin(Model model) {
    Provenance made = model.provenance();
    return String.join(
        "; ",
        List.of(
            "network " + model.network().blueprint().text(),
            "recipe " + made.recipe(),
            "data " + made.data() + ", " + made.rows() + " rows, " + made.dataDigest(),
            "theta " + model.network().digest()));
  }

  /** The statement that prints the best class, before the numbers are printed. */
  private static String first(Targets.Kind kind) {
    return kind.classifies() ? "      System.out.println(LABELS.get(best(answers)));\n" : "";
  }

  private static final String HEAD = """
      import java.util.Arrays;
      import java.util.List;
      import java.util.stream.IntStream;

      /**
       * A model, made by Theta. It needs a JDK of 17 or newer and nothing else. On the command line it takes a row: either all cells in the
       * order of {@link #COLUMNS}, or NAME=CELL for some of them. A cell that is empty or not given is missing.
       */
      public final class %s {
        /** How the model was made. */
        public static final String ORIGIN = %s;

        /** The columns of a row, in their order. */
        public static final List<String> COLUMNS = %s;

        /** What the predictions are of. */
        public static final List<String> LABELS = List.of(new String[] {%s});

        private %s() {}

        public static void main(String[] args) {
          try {
            float[] answers = predict(row(args));
      %s      for (int j = 0; j < answers.length; j++) {
              System.out.println(LABELS.get(j) + " " + answers[j]);
            }
          } catch (%s e) {
            System.err.println(e.getMessage());
            System.exit(2);
          }
        }

        private static String[] row(String... args) {
          if (args.length == 0 || !Arrays.stream(args).allMatch(arg -> column(arg) >= 0)) {
            return args;
          }
          String[] cells = new String[COLUMNS.size()];
          Arrays.fill(cells, "");
          for (String arg : args) {
            int j = column(arg);
            cells[j] = arg.substring(COLUMNS.get(j).length() + 1);
          }
          return cells;
        }

        /** The column that NAME=CELL begins with; -1 if there is none. */
        private static int column(String arg) {
          return IntStream.range(0, COLUMNS.size()).filter(j -> arg.startsWith(COLUMNS.get(j) + "=")).findFirst().orElse(-1);
        }

        /**
         * The predictions for a row: probabilities in the order of {@link #LABELS}, or numbers in their own unit.
         *
         * @param cells in the order of {@link #COLUMNS}; an empty one is missing
         */
        public static float[] predict(String... cells) {
          if (cells.length != COLUMNS.size()) {
            throw new %s(
                "row: expected " + COLUMNS.size() + " cells or NAME=CELL, of " + COLUMNS + ", got " + cells.length);
          }
          return answers(logits(inputs(cells)));
        }

        /** The place of the largest number. */
        public static int best(float[] answers) {
          int best = 0;
          for (int j = 1; j < answers.length; j++) {
            best = answers[j] > answers[best] ? j : best;
          }
          return best;
        }

        /** The numbers of texts. */
        private static float[] numbers(String... texts) {
          String[] words = String.join(" ", texts).strip().split("\\\\s+");
          float[] values = new float[words.length];
          for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
          }
          return values;
        }
      """;
}
