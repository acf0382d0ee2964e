package io.bigtheta.run.source;

import io.bigtheta.data.BinnedInputs;
import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.data.GridInputs;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.reading.Amount;
import java.util.List;
import java.util.stream.Collectors;

/** The preparation: how the cells of a row become x. */
final class InputsPart {
  private InputsPart() {}

  /** The names of the columns, as an expression. */
  static String columns(Inputs inputs) {
    return inputs.fields().isEmpty()
        ? "IntStream.range(0, " + inputs.cols() + ").mapToObj(i -> \"p\" + i).toList()"
        : "List.of(new String[] {"
            + JavaText.quoted(inputs.fields().stream().map(Field::name).toList()) + "})";
  }

  /** The method {@code inputs}, which turns cells into x, with the arrays that it needs. */
  static String source(Inputs inputs) {
    if (inputs instanceof ColumnInputs columns) {
      return table(columns.fields())
          + JavaText.array("MEAN", columns.mean())
          + JavaText.array("SCALE", columns.scale())
          + row(inputs.size(), "x[to++] = Float.isNaN(raw) ? 0 : (raw - MEAN[j]) * SCALE[j];", "");
    } else if (inputs instanceof BinnedInputs binned) {
      return table(binned.fields()) + bins(binned);
    } else if (inputs instanceof PixelInputs pixels) {
      return JavaText.array("MEAN", pixels.mean())
          + JavaText.array("SCALE", pixels.factor())
          + image("level(cells[j]) * " + JavaText.literal(pixels.scale()))
          + LEVEL.formatted(JavaText.BAD_INPUT);
    }
    GridInputs grids = (GridInputs) inputs;
    return JavaText.array("MEAN", grids.mean())
        + JavaText.array("SCALE", grids.factor())
        + image("Float.parseFloat(cells[j])");
  }

  private static String table(List<Field> fields) {
    String levels = fields.stream()
        .map(field -> field instanceof Field.Categorical words
            ? "{" + JavaText.quoted(words.levels()) + "}"
            : "{}")
        .collect(Collectors.joining(", "));
    List<String> rests = fields.stream()
        .map(field -> field instanceof Field.Categorical words ? words.rest() : "")
        .toList();
    String kinds = fields.stream()
        .map(field -> Boolean.toString(field instanceof Field.Categorical))
        .collect(Collectors.joining(", "));
    String origins = fields.stream()
        .map(field ->
            Double.toString(field.reading() instanceof Amount amount ? amount.origin() : 0))
        .collect(Collectors.joining(", "));
    return "\n  private static final boolean[] WORDS = {" + kinds + "};\n"
        + "  private static final String[][] LEVELS = {" + levels + "};\n"
        + "  /** The level of a word that is none of the levels; empty for none. */\n"
        + "  private static final String[] RESTS = {" + JavaText.quoted(rests) + "};\n"
        + "  private static final double[] ORIGINS = {" + origins + "};\n";
  }

  /**
   * The method that goes through the cells.
   *
   * @param number the statements for a number {@code raw} of column {@code j}
   * @param before declarations before the loop
   */
  private static String row(int size, String number, String before) {
    return """

          private static float[] inputs(String... cells) {
            float[] x = new float[%d];
            int to = 0;
        %s    for (int j = 0; j < cells.length; j++) {
              if (WORDS[j]) {
                int level = level(j, cells[j]);
                if (level >= 0) {
                  x[to + level] = 1;
                }
                to += LEVELS[j].length;
              } else {
                float raw = number(j, cells[j]);
                %s
              }
            }
            return x;
          }

          private static int level(int j, String word) {
            List<String> levels = Arrays.asList(LEVELS[j]);
            int level = levels.indexOf(word);
            return level >= 0 || word.isEmpty() || RESTS[j].isEmpty() ? level : levels.indexOf(RESTS[j]);
          }

          private static float number(int j, String cell) {
            try {
              float raw = cell.isEmpty() ? Float.NaN : (float) (Double.parseDouble(cell) - ORIGINS[j]);
              if (!Float.isInfinite(raw)) {
                return raw;
              }
            } catch (NumberFormatException e) {
              // told below
            }
            throw new %s(COLUMNS.get(j) + ": expected a number, got " + cell);
          }
        """.formatted(size, before, number, JavaText.BAD_INPUT);
  }

  private static String bins(BinnedInputs inputs) {
    String number = """
        int first = at;
                x[to++] = (bent((raw - MIDDLE[j]) * SPREAD[j]) - MEAN[at]) * SCALE[at];
                at++;
                for (int k = 0; k < (int) BINS[j]; k++, at++, edge++) {
                  float share = Math.max(0, Math.min(1, (raw - EDGES[edge]) / (EDGES[edge + 1] - EDGES[edge])));
                  x[to++] = (share - MEAN[at]) * SCALE[at];
                }
                edge += BINS[j] > 0 ? 1 : 0;
                if (Float.isNaN(raw)) {
                  Arrays.fill(x, to - (at - first), to, 0);
                }
                if (GAPS[j] > 0) {
                  x[to++] = ((Float.isNaN(raw) ? 1 : 0) - MEAN[at]) * SCALE[at];
                  at++;
                }""";
    return JavaText.array("MIDDLE", inputs.middle())
        + JavaText.array("SPREAD", inputs.spread())
        + JavaText.array("BINS", inputs.bins())
        + JavaText.array("GAPS", inputs.gaps())
        + JavaText.array("EDGES", inputs.edges())
        + JavaText.array("MEAN", inputs.mean())
        + JavaText.array("SCALE", inputs.scale())
        + row(inputs.size(), number, "    int edge = 0;\n    int at = 0;\n")
        + """

          private static float bent(float z) {
            double part = z / 3.0;
            return (float) (z / Math.sqrt(1 + part * part));
          }
        """;
  }

  /** The method for rows of pixels, which lie pixel after pixel with the channels of a pixel together. */
  private static String image(String value) {
    return """

          private static float[] inputs(String... cells) {
            float[] x = new float[cells.length];
            for (int j = 0; j < x.length; j++) {
              x[j] = %s;
              if (MEAN.length > 0) {
                x[j] = (x[j] - MEAN[j %% MEAN.length]) * SCALE[j %% MEAN.length];
              }
            }
            return x;
          }
        """.formatted(value);
  }

  private static final String LEVEL = """

        private static float level(String cell) {
          float level = Float.parseFloat(cell);
          if (!(level >= 0 && level <= 255 && level == (int) level)) {
            throw new %s("pixel: expected a whole number in 0 ... 255, got " + cell);
          }
          return level;
        }
      """;
}
