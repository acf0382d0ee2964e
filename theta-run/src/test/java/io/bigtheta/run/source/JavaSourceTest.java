package io.bigtheta.run.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.NumberCoding;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Table;
import io.bigtheta.data.TargetScale;
import io.bigtheta.data.Targets;
import io.bigtheta.io.Csv;
import io.bigtheta.io.DataSets;
import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models as Java source give the same bits as in Theta. */
class JavaSourceTest {
  @TempDir
  private Path folder;

  private static Model trained(
      String layers, Loss loss, Dataset data, NumberCoding numbers, TargetScale scale) {
    Trainer trainer = Trainer.of(loss, new Adam())
        .rate(0.01f)
        .epochs(10)
        .batch(16)
        .seed(7)
        .numbers(numbers)
        .targetScale(scale);
    int inputs = trainer.preparation(data).inputs().size();
    return trainer.fit(Blueprint.parse(inputs + " " + layers), data).model();
  }

  private Table table(String file) throws IOException {
    Path copy = folder.resolve(file);
    try (var in = Objects.requireNonNull(JavaSourceTest.class.getResourceAsStream(file))) {
      Files.write(copy, in.readAllBytes());
    }
    return Csv.read(copy);
  }

  private void check(String name, Model model, Features rows)
      throws IOException, ReflectiveOperationException {
    Class<?> made = Compiled.of(JavaSource.of(model, name), name, folder);
    Matrix expected = model.predict("rows", rows);
    for (int i = 0; i < rows.rows(); i++) {
      float[] own = new float[expected.cols()];
      for (int j = 0; j < own.length; j++) {
        own[j] = expected.get(i, j);
      }
      assertArrayEquals(own, Compiled.predict(made, cells(rows, i)), "row " + i);
    }
  }

  private static String[] cells(Features rows, int row) {
    String[] cells = new String[rows.cols()];
    for (int j = 0; j < cells.length; j++) {
      float value = rows.get(row, j);
      cells[j] = Float.isNaN(value)
          ? ""
          : rows instanceof Columns table
                  && table.fields().get(j) instanceof Field.Categorical words
              ? words.levels().get((int) value)
              : Float.toString(value);
    }
    return cells;
  }

  @Test
  void theFlowersOfIris() throws IOException, ReflectiveOperationException {
    Dataset iris = table("iris.csv").target("species");
    Model model = trained(
        "dense(8, tanh) dropout(0.1) dense(3)",
        new CrossEntropy(),
        iris,
        NumberCoding.STANDARD,
        TargetScale.LINEAR);
    check("Iris", model, iris.features());
    Class<?> made = Compiled.of(JavaSource.of(model, "Iris2"), "Iris2", folder);
    String answer = Compiled.main(
        made, "petal_width=0.2", "sepal_length=5.1", "sepal_width=3.5", "petal_length=1.4");
    assertTrue(answer.startsWith("setosa" + System.lineSeparator() + "setosa 0."), answer);
    assertEquals(answer, Compiled.main(made, "5.1", "3.5", "1.4", "0.2"));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Compiled.predict(made, "1", "2"));
    assertEquals(
        "row: expected 4 cells or NAME=CELL, of [sepal_length, sepal_width, petal_length, petal_width], got 2",
        refusal.getMessage());
    refusal = assertThrows(
        IllegalArgumentException.class, () -> Compiled.predict(made, "1", "2", "x", "3"));
    assertEquals("petal_length: expected a number, got x", refusal.getMessage());
  }

  @Test
  void penguinsWithWordsAndGaps() throws IOException, ReflectiveOperationException {
    Dataset penguins = table("penguins.csv").target("species");
    check(
        "Plain",
        trained(
            "dense(8, gelu) dense(3)",
            new CrossEntropy(),
            penguins,
            NumberCoding.STANDARD,
            TargetScale.LINEAR),
        penguins.features());
    check(
        "Bins",
        trained(
            "dense(8, silu) dense(3)",
            new CrossEntropy(),
            penguins,
            NumberCoding.BINS,
            TargetScale.LINEAR),
        penguins.features());
  }

  @Test
  void numbersOnBothScales() throws IOException, ReflectiveOperationException {
    Dataset petals = table("iris.csv").numbers("petal_length", "petal_width");
    for (TargetScale scale : TargetScale.values()) {
      check(
          "Petals" + scale.ordinal(),
          trained(
              "dense(6, softplus) dense(2)",
              new SquaredError(),
              petals,
              NumberCoding.STANDARD,
              scale),
          petals.features());
    }
  }

  @Test
  void digitsAsImages() throws IOException, ReflectiveOperationException {
    Dataset digits = DataSets.named("digits").train();
    Model model = trained(
        "dense(32, relu) dense(10)",
        new CrossEntropy(),
        digits,
        NumberCoding.STANDARD,
        TargetScale.LINEAR);
    check("Digits", model, digits.features());
  }

  @Test
  void averagesAndResidualBlocks() throws IOException, ReflectiveOperationException {
    Dataset iris = table("iris.csv").target("species");
    Model model = trained(
        "residual(dense(6, relu), noise(0.1), dense(4)) average(3, [dense(5, silu), residual(dense(5, relu)), dense(3)])",
        new CrossEntropy(),
        iris,
        NumberCoding.STANDARD,
        TargetScale.LINEAR);
    check("Average", model, iris.features());
  }

  @Test
  void everyActivation() throws IOException, ReflectiveOperationException {
    Dataset iris = table("iris.csv").target("species");
    for (String activation : Spec.names(Activation.class)) {
      Blueprint blueprint = Blueprint.parse(
          "4 dense(5, " + activation + ", bias=false) activate(" + activation + ") dense(3)");
      Network network = new Network(blueprint, blueprint.start(new Seed(1)));
      Model model =
          new Model(Preparation.fit(iris), network, new CrossEntropy(), Provenance.UNKNOWN);
      check("A" + activation.replace("-", ""), model, iris.features());
    }
  }

  @Test
  void elementaryFunctionsHaveTheBitsOfTheOriginals()
      throws IOException, ReflectiveOperationException {
    String source =
        "final class F {\n" + Functions.of(Set.of("softplus", "logistic", "tanh", "erf")) + "}\n";
    Class<?> made = Compiled.of(source, "F", folder);
    Seed seed = new Seed(3);
    for (int i = 0; i < 20_000; i++) {
      float x = i % 2 == 0 ? Float.intBitsToFloat((int) seed.bits(i)) : 40 * seed.uniform(i) - 20;
      assertEquals(Elementary.exp(x), Compiled.value(made, "exp", x));
      assertEquals(Elementary.logistic(x), Compiled.value(made, "logistic", x));
      assertEquals(Elementary.tanh(x), Compiled.value(made, "tanh", x));
      assertEquals(Elementary.erf(x), Compiled.value(made, "erf", x));
      assertEquals(Elementary.softplus(x), Compiled.value(made, "softplus", x));
    }
  }

  @Test
  void whatHasNoSourceIsRefused() throws IOException {
    Dataset digits = DataSets.named("digits").train();
    Model large = untrained("64 dense(8000) dense(10)", digits);
    assertEquals(
        "java: expected a network of at most 500000 parameters, got 600010; export it with --onnx",
        assertThrows(Refusal.class, () -> JavaSource.of(large, "Large")).getMessage());
    Model conv = untrained("1x8x8 conv(2, 3) dense(10)", digits);
    assertEquals(
        "layer 0: expected a dense layer, an activation, a residual block or an average of these, as Java source has them, got conv(2, 3); export it with --onnx",
        assertThrows(Refusal.class, () -> JavaSource.of(conv, "Conv")).getMessage());
    assertEquals(
        "java: expected the name of a class, of letters and digits, with .java behind it, got \"my-net\"",
        assertThrows(Refusal.class, () -> JavaSource.of(conv, "my-net")).getMessage());
  }

  @Test
  void textsCannotLeaveTheirQuotes() throws IOException, ReflectiveOperationException {
    String word = "\"; } /* \\u0022 \n */ \u00fc";
    Columns rows = new Columns(
        List.of(new Field.Categorical(word, List.of(word, "b")), new Field.Numeric("*/")),
        new float[] {0, 1, 1, 2, 0, 3});
    Dataset data =
        Dataset.of("t", rows, new Targets.Classes(List.of(word, "c"), new int[] {0, 1, 0}));
    Blueprint blueprint = Blueprint.parse("3 dense(2)");
    Network network = new Network(blueprint, blueprint.start(new Seed(1)));
    check(
        "Quotes",
        new Model(Preparation.fit(data), network, new CrossEntropy(), Provenance.UNKNOWN),
        rows);
  }

  private static Model untrained(String text, Dataset data) {
    Blueprint blueprint = Blueprint.parse(text);
    Network network = new Network(blueprint, blueprint.start(new Seed(1)));
    return new Model(Preparation.fit(data), network, new CrossEntropy(), Provenance.UNKNOWN);
  }
}
