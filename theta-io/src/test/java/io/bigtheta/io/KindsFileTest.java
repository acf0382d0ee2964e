package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Distributions;
import io.bigtheta.data.Features;
import io.bigtheta.data.Flags;
import io.bigtheta.data.Grids;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Evaluation;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Models of every kind of rows and targets go through files, streams, bytes and checkpoints; files of older versions
 * are read.
 */
class KindsFileTest {
  @TempDir
  Path folder;

  private static float[] noise(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = new Seed(1).normal(i);
    }
    return values;
  }

  private static Features grids() {
    return new Grids(2, 3, 1, noise(24));
  }

  private static Features columns() {
    return new Columns(Columns.of(new float[1][2]).fields(), noise(8));
  }

  private static Trainer trainer(Loss loss) {
    return Trainer.of(loss, new Adam()).epochs(3).batch(2);
  }

  /**
   * A model that was trained, written and read gives the same answers. A training continued from a checkpoint on the
   * disk ends in the same θ.
   */
  private Model roundTrip(Trainer trainer, String layers, Dataset data, String input, String output)
      throws IOException {
    Path at = folder.resolve("checkpoint");
    List<Checkpoint> all = new ArrayList<>();
    Session session = Session.quiet().listener(event -> {
      if (event instanceof Event.EpochEnded ended && ended.epoch().number() == 1) {
        all.add(ended.checkpoint().get());
      }
    });
    Blueprint blueprint = Blueprint.parse(layers);
    Model model = trainer.fit(blueprint, data, data.pick(), session).model();
    CheckpointFile.write(all.get(0), at);
    Model resumed = trainer
        .fit(blueprint, data, data.pick(), Session.quiet().from(CheckpointFile.read(at)))
        .model();
    assertEquals(model.network().digest(), resumed.network().digest());

    Path file = folder.resolve("model");
    ModelFile.write(model, file);
    Safetensors.Content content = Safetensors.read(file);
    assertEquals(input, content.metadata().get("input"));
    assertEquals(output, content.metadata().get("output"));
    Model read = ModelFile.read(file);
    float[] wanted = model.predict("x", data.features()).toArray();
    assertArrayEquals(wanted, read.predict("x", data.features()).toArray());
    assertEquals(model.labels(), read.labels());
    assertEquals(
        Evaluation.of(model, data).toString(), Evaluation.of(read, data).toString());

    byte[] bytes = Files.readAllBytes(file);
    assertArrayEquals(bytes, ModelFile.bytes(model));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFile.write(read, out);
    assertArrayEquals(bytes, out.toByteArray());
    assertArrayEquals(
        wanted, ModelFile.read(bytes).predict("x", data.features()).toArray());
    assertArrayEquals(
        wanted,
        ModelFile.read(new ByteArrayInputStream(bytes))
            .predict("x", data.features())
            .toArray());
    return read;
  }

  @Test
  void gridsOfNumbersComeBackStandardisedOrAsTheyAre() throws IOException {
    Targets classes = new Targets.Classes(List.of("a", "b"), new int[] {0, 1, 1, 0});
    Dataset data = Dataset.of("grids", grids(), classes);
    Trainer trainer = trainer(new CrossEntropy());
    String layers = "2x3x1 conv(3, 1, activation=relu) dense(2)";
    Model plain = roundTrip(trainer, layers, data, "grids 2x3x1", "classes");
    assertEquals(Preparation.fit(data), plain.preparation());
    Model scaled =
        roundTrip(trainer.standardize(true), layers, data, "grids 2x3x1 standardized", "classes");
    assertEquals(Preparation.standardized(data), scaled.preparation());
  }

  @Test
  void distributionsComeBack() throws IOException {
    Targets shares = new Distributions(
        List.of("a", "b", "c"), new float[] {1, 0, 0, 0.5f, 0.5f, 0, 0, 0, 1, 0.25f, 0.25f, 0.5f});
    roundTrip(
        trainer(new CrossEntropy()),
        "2 dense(3)",
        Dataset.of("d", columns(), shares),
        "columns",
        "distributions");
  }

  @Test
  void severalNumbersComeBackInTheirUnits() throws IOException {
    Targets numbers =
        new Targets.Numbers(List.of("a", "b"), new float[] {1, 1000, 2, 3000, 3, 2000, 4, 5000});
    Model read = roundTrip(
        trainer(new SquaredError()),
        "2 dense(2)",
        Dataset.of("n", columns(), numbers),
        "columns",
        "numbers");
    assertEquals(List.of("a", "b"), read.labels());
  }

  @Test
  void flagsComeBack() throws IOException {
    Targets flags = new Flags(
        List.of("a", "b"), new boolean[] {true, false, true, true, false, false, true, false});
    roundTrip(
        trainer(new LogisticCrossEntropy()),
        "2 dense(2)",
        Dataset.of("f", columns(), flags),
        "columns",
        "flags");
  }

  /** These files were written by the version before kinds were asked what they are. */
  @ParameterizedTest
  @ValueSource(strings = {"classifier", "regressor", "photographer"})
  void filesOfBeforeAreReadAndStillWrittenByteForByte(String name) throws IOException {
    Model model = switch (name) {
      case "classifier" -> Samples.classifier();
      case "regressor" -> Samples.regressor();
      default -> Samples.photographer();
    };
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream(name + ".safetensors"))) {
      byte[] before = in.readAllBytes();
      assertEquals(model.network().digest(), ModelFile.read(before).network().digest());
      assertArrayEquals(before, ModelFile.bytes(ModelFile.read(before)));
    }
  }

  @Test
  void columnsOfACsvFileAreTargetsOfEveryKind() throws IOException {
    Path file = Samples.file(
        folder, "t.csv", "x,y,p,q,wet,cold\n1,2,0.25,0.75,yes,0\n3,4,1,0,no,1\n5,6,0.5,0.5,no,0\n");
    Dataset numbers = Csv.read(file).numbers("y", "x");
    assertArrayEquals(
        new float[] {2, 1, 4, 3, 6, 5}, ((Targets.Numbers) numbers.targets()).values());
    assertEquals(4, numbers.features().cols());
    Dataset shares = Csv.read(file).distributions("p", "q");
    assertEquals(List.of("p", "q"), shares.targets().labels());
    assertEquals(1, shares.label(0));
    Dataset flags = Csv.read(file).flags("wet", "cold");
    assertArrayEquals(
        new boolean[] {true, false, false, true, false, false}, ((Flags) flags.targets()).values());
    refused(
        "t.csv: row 1, column \"p\": expected 0 or 1, no or yes, false or true, got \"0.25\"",
        () -> Csv.read(file).flags("p"));
    refused(
        "t.csv: expected names of different columns as targets, got [p, p]",
        () -> Csv.read(file).numbers("p", "p"));

    Dataset rows = Csv.read(file, Preparation.fit(flags), List.of("wet", "cold"));
    assertEquals(flags.digest(), rows.digest());
    Dataset again = Csv.read(file, Preparation.fit(numbers.pick(0, 1)), List.of("y", "x"));
    assertEquals(numbers.digest(), again.digest());
    Samples.refused(
        "t.csv: expected a column for each of [wet, cold], got [wet]",
        folder,
        () -> Csv.read(file, Preparation.fit(flags), "wet"));
    assertThrows(
        FormatException.class,
        () -> Csv.read(
            file,
            Preparation.fit(
                Dataset.of("g", grids(), new Targets.Numbers(List.of("y"), new float[4]))),
            "y"));
  }

  private static void refused(String message, org.junit.jupiter.api.function.Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
