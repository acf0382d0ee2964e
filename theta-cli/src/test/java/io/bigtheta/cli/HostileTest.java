package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Preparation;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.ModelFile;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.run.recipe.DataRecipe;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models, tables and arguments that somebody made to do harm. */
class HostileTest {
  private static final Pattern UNSAFE =
      Pattern.compile("[\\x{00}-\\x{09}\\x{0B}-\\x{1F}\\x{7F}-\\x{9F}\\x{202A}-\\x{202E}]");

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bigimg.safetensors | input: expected at most 67108864 numbers a row, got 1x46340x46340
      wide.safetensors   | input: expected at most 67108864 numbers a row, got 1x1x2147483647
      k65536.safetensors | conv: kernel: size: expected at most 65535, got 65536
      stride.safetensors | conv: stride: size: expected at most 65535, got 2147483647
      """)
  void a_small_file_that_asks_for_large_memory_is_refused(String name, String message) {
    Path file = hostile(name);
    Cli cli = Cli.run("inspect", file);
    assertEquals(2, cli.code(), cli.out());
    assertTrue(cli.err().contains(message), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
  }

  @Test
  void a_model_of_too_many_layers_is_refused() throws IOException {
    Dataset data = new DataRecipe("digits").read(DataSets.standard()).train();
    Blueprint blueprint = Blueprint.parse("1x8x8 " + "dropout(0.1) ".repeat(4200) + "dense(10)");
    Path file = folder.resolve("deep.safetensors");
    Network network = new Network(blueprint, blueprint.start(new Seed(1)));
    ModelFile.write(
        new Model(Preparation.fit(data), network, new CrossEntropy(), Provenance.UNKNOWN), file);
    Cli cli = Cli.run("inspect", file);
    assertEquals("theta: " + file + ": layers: expected at most 4096, got 4201\n", cli.err());
  }

  @Test
  void names_in_a_model_do_not_reach_the_terminal_as_they_are() {
    Cli cli = Cli.done("inspect", hostile("esc.safetensors"));
    assertInert(cli.out());
    assertFalse(cli.out().lines().anyMatch(line -> line.startsWith("fake")), cli.out());
    assertTrue(cli.out().contains("\\u202E") || !cli.out().contains("\u202e"), cli.out());
  }

  @Test
  void names_in_a_table_do_not_reach_the_terminal_as_they_are() {
    Path table = hostile("evil.csv");
    Cli cli = Cli.run("data", "info", table);
    assertInert(cli.out());
    assertInert(cli.err());
  }

  @Test
  void an_argument_with_an_at_sign_is_a_name_and_no_file_of_arguments() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "--hidden word-of-the-secret");
    Cli cli = Cli.run("train", "@" + secret);
    assertEquals(2, cli.code());
    assertFalse(cli.err().contains("word-of-the-secret"), cli.err());
    assertTrue(cli.err().contains("@" + secret), cli.err());
  }

  /** RFC 4180 says nothing about formulas, but programs for tables calculate them. */
  @Test
  void cells_of_csv_that_would_be_formulas_are_made_texts() throws IOException {
    Path table = folder.resolve("t.csv");
    StringBuilder text = new StringBuilder("a,b,kind\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(',').append(-i).append(i % 2 == 0 ? ",=1+1\n" : ",-3\n");
    }
    Files.writeString(table, text);
    Path out = folder.resolve("run");
    Cli.done("train", table, "--target", "kind", "--epochs", 1, "--hidden", 2, "--out", out);
    Cli cli = Cli.done("predict", out, table, "--format", "csv", "--keep", "b");
    assertFalse(Pattern.compile("(^|,)\"?=").matcher(cli.out()).find(), cli.out());
    assertTrue(cli.out().contains("'=1+1"), cli.out());
    assertTrue(cli.out().contains(",-1,"), "numbers stay: " + cli.out());
  }

  private static void assertInert(String text) {
    assertFalse(UNSAFE.matcher(text).find(), text);
  }

  private static Path hostile(String name) {
    try {
      return Path.of(Objects.requireNonNull(HostileTest.class.getResource("hostile/" + name), name)
          .toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
