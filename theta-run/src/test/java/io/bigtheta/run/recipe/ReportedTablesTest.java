package io.bigtheta.run.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Note;
import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.DataSets;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables as people bring them: what is read without an option, or the sentence that refuses it. */
class ReportedTablesTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          c02b_decimal_comma_some_whole | ertrag: numbers | temp feuchte farbe[3] | 51.3 1.3 2.0 | temp: numbers with decimal comma (51,3 is 51.3)
          c03_eu_thousands | klasse: classes (2: hi, lo) | umsatz alter farbe[3] | 4247.52 51.0 2.0 | (4.247,52 is 4247.52)
          c03t_eu_thousands_target | umsatz: numbers | alter farbe[3] | 51.0 2.0 | umsatz: numbers with decimal comma and groups of three digits
          c04_currency_percent | cls: classes (2: hi, lo) | price discount color[3] | 4247.52 13.0 2.0 | discount: numbers with the unit % (13.0% is 13)
          c04m_us_thousands_mixed | cls: classes (2: no, yes) | amount age | 3070.0 36.0 | (3,070 is 3070); --decimal , reads decimal commas
          c04n_us_thousands | cls: classes (2: hi, lo) | income age | 42475.0 51.0 | (42,475 is 42475)
          c04t_currency_target | price: numbers | age color[3] | 51.0 2.0 | price: numbers with groups of three digits and the unit $ ($4,247.52 is 4247.52)
          c06b_trailing_comma_header_too | y: classes (2: hi, lo); the last column that is used | a b | 51.257 1.297 | column4: nothing
          c07_pandas_index | y: classes (2: hi, lo) | a b | 51.257 1.297 | column1: ids, it counts the rows from 0
          c07b_r_rownames_shorter_header | y: classes (2: hi, lo) | a b | 51.257 1.297 | the header is one name shorter than the rows
          c08_duplicate_header | y: classes (2: hi, lo) | a a.1 | 51.257 1.297 | the name a is used twice, so column 2 is called a.1
          c10_housing_spaces | column14: numbers | column1 column2 column3 column4 column5 column6 column7 column8 column9 column10 column11 column12 column13 | 0.00632 18.0 2.31 0.0 0.538 6.575 65.2 4.09 1.0 296.0 15.3 396.9 4.98 | the first line is a row
          c12b_utf16 | y: classes (2: groß, klein) | größe x | 51.257 1.297 | cells are separated by tabs
          c12c_latin1_line151 | y: classes (2: hi, lo) | a b color[4] | 51.257 1.297 3.0 | not UTF-8, so it is read as windows-1252
          c13b_backslash_escape | y: classes (2: hi, lo) | text[3] x | 2.0 51.257 | quotes are written as
          c14_na_N_A_ | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 52 cells with "N.A." taken for missing
          c14_na_NaT | y: classes (2: hi, lo) | age x | NaN 1.297 | target
          c14_na_None | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 54 cells with "None" taken for missing
          c14_na__ | y: classes (2: hi, lo) | age x | 51.26 1.297 | target
          c14_na__999 | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 50 cells hold -999, far from the others (18.94 … 73.1); if it stands for a missing value, add --missing -999
          c14_na__DIV_0_ | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 51 cells with "#DIV/0!" taken for missing
          c14_na__N_A | y: classes (2: hi, lo) | age x | 51.26 1.297 | target
          c14_na_dash | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 54 cells with "-" taken for missing
          c14_na_missing | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 53 cells with "missing" taken for missing
          c14_na_n_a_ | y: classes (2: hi, lo) | age x | 51.26 1.297 | age: 51 cells with "n.a." taken for missing
          c14_na_unknown | y: classes (2: hi, lo) | age x | NaN 1.297 | age: 53 cells with "unknown" taken for missing
          c17_booleans | y: classes (2: False, True) | member[2] x | 1.0 51.257 | are two words in different spellings
          c20_constant_missing | y: classes (2: hi, lo) | x | 51.257 | word: always same
          c21_rare_class | y: classes (3: hi, lo, unique) | x z | 51.257 1.297 | target
          c23_train | y: classes (2: hi, lo) | a b color[3] | 51.257 1.297 2.0 | target
          c24_target_missing | y: classes (2: hi, lo) | a b | 51.257 1.297 | 6 rows left out: no value in y
          c25_multi_output | y2: numbers; the last column, --target names another | a b y1 | 51.257 1.297 1415.84 | target
          c26_leading_zero_classes | code: classes (2: 007, 042) | a b | 51.257 1.297 | code: codes such as 007 stay as they are spelled
          c26b_decimal_classes | version: classes (3: 1.0, 1.1, 1.10) | a b | 51.257 1.297 | version: codes
          c27_zip | price: numbers | zip[5] x | 4.0 1.297 | zip: codes such as 00501 stay as they are spelled
          c29_outlier_target | price: numbers | q | -0.8315 | target
          c29b_lognormal | price: numbers | q | -0.8315 | target
          c29c_outlier_input | y: numbers | q | -0.8315 | target
          c43_daily_sales | sales: numbers | date.year date.month date.day date.weekday[7] date.days store | 2020.0 1.0 1.0 6.0 0.0 1.0 | date: dates, year first, become year, month, day, weekday, days
          c51_unix_times | seconds: numbers | start end | 1104857.0 1105498.0 | start: numbers less 1551296032, as float32 would blur them
          c51b_offset | y: numbers | reading | -0.1 | reading: numbers less 20000000
          c55_sep_line | y: classes (2: hi, lo) | a b | 51.257 1.297 | cells are separated by ;
          c55b_preface | y: classes (2: hi, lo) | a b | 51.257 1.297 | 4 lines before the table left out
          c55d_cr | y: classes (2: hi, lo) | a b | 51.257 1.297 | target
          c55f_nonl | y: classes (2: hi, lo) | a b | 51.257 1.297 | target
          c55h_comma_semicolon | y: classes (2: hi, lo) | a, first b | 51.257 1.297 | cells are separated by ;
          c55i_comma_in_names | y: classes (2: hi, lo) | temp, C hum, %, rel | 51.257 1.297 | cells are separated by ;
          c56e.csv.gz | y: classes (2: hi, lo) | a b color[3] | 51.257 1.297 2.0 | target
          c56g.tsv | y: classes (2: hi, lo) | a b color[3] | 51.257 1.297 2.0 | cells are separated by tabs
          c56h.data | y: classes (2: hi, lo) | a b color[3] | 51.257 1.297 2.0 | target
          c70d_ten_numbers | y: numbers | a | 0.0 | target
          c71_parabola | y: numbers | x | 0.8218 | target
          c71c_circles | y: classes (2: in, out) | a b | 0.0837 -0.065 | target
          c75_float_labels | y: classes (2: 0, 1) as few whole numbers are, --task numbers predicts numbers | a b color[3] | 51.257 1.297 2.0 | target
          c76_last_cell_missing | y: classes (2: p, q); a usual name | a b c | 0.19 -0.52 NaN | target
          c77_line_200 | y: numbers | x | 0.0 | target
          """)
  void isRead(String name, String target, String fields, String first, String said)
      throws IOException {
    Dataset data = new DataRecipe(file(name)).read(DataSets.standard()).train();
    String notes = data.notes().stream().map(Note::toString).collect(Collectors.joining("\n"));
    assertTrue(data.notes().get(0).words().startsWith(target), notes);
    assertEquals(fields, fields(data));
    assertEquals(first, row(data, 0));
    assertTrue(notes.contains(said), notes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          c15_inf | line 9, column "age": expected a number within ±3.4e38, got "inf"; correct the cell, or leave it empty if the number is missing, or add --missing inf
          c64c_no_rows | expected rows after the header line, got none
          c70c_const_target | column "y": expected different values to predict, got 7.5 in every row; name another --target
          """)
  void isRefused(String name, String message) {
    Refusal e =
        assertThrows(Refusal.class, () -> new DataRecipe(file(name)).read(DataSets.standard()));
    assertTrue(e.getMessage().endsWith(message), e.getMessage());
  }

  /** 4,000 numbers and then a word, 2,000 times: probably a missing value. */
  @Test
  void aLateWordIsRefusedWithItsLine() throws IOException {
    StringBuilder text = new StringBuilder("v,x,y\n");
    for (int i = 0; i < 6000; i++) {
      text.append(i < 4000 ? i + "" : "abc").append(',').append(i % 7).append(',');
      text.append(i % 2 == 0 ? "a\n" : "b\n");
    }
    Path file = Files.writeString(folder.resolve("late.csv"), text);
    Refusal e = assertThrows(
        Refusal.class, () -> new DataRecipe(file.toString()).read(DataSets.standard()));
    assertEquals(
        file
            + ": line 4002, column \"v\": expected a number, got \"abc\" (2,000 such cells, 4,000 others); "
            + "correct the cell, or leave it empty or add --missing abc if the number is missing",
        e.getMessage());
  }

  /** A header of a megabyte and lines that are skipped beyond the sample are read all the same. */
  @Test
  void longHeadersAndLongPrefacesAreRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < 30_000; j++) {
      text.append("a_column_with_a_long_name_which_is_").append(j).append(',');
    }
    text.append("y\n");
    for (int i = 0; i < 3; i++) {
      text.append((i + ",").repeat(30_000)).append(i % 2).append('\n');
    }
    Path wide = Files.writeString(folder.resolve("wide.csv"), text);
    assertEquals(
        30_000,
        new DataRecipe(wide.toString())
            .read(DataSets.standard())
            .train()
            .features()
            .cols());
    Path long1 = Files.writeString(
        folder.resolve("long.csv"), "remark\n".repeat(600) + "a,y\n" + "1.5,p\n2,q\n".repeat(20));
    DataRecipe skipping = new DataRecipe(long1.toString()).table(new CsvStyle().skip(600));
    assertEquals(40, skipping.read(DataSets.standard()).train().rows());
  }

  private String file(String name) {
    try {
      String full = name.contains(".") ? name : name + ".csv";
      return Path.of(
              Objects.requireNonNull(getClass().getResource("tables/" + full)).toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of the inputs; those of words with the number of levels. */
  private static String fields(Dataset data) {
    return Inputs.fit(data).fields().stream()
        .map(field -> field instanceof Field.Categorical words
            ? field.name() + "[" + words.levels().size() + "]"
            : field.name())
        .collect(Collectors.joining(" "));
  }

  private static String row(Dataset data, int row) {
    List<String> cells = new java.util.ArrayList<>();
    for (int j = 0; j < data.features().cols(); j++) {
      cells.add(Float.toString(data.features().get(data.index(row), j)));
    }
    return String.join(" ", cells);
  }
}
