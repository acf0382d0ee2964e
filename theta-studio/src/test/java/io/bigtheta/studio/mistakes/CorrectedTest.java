package io.bigtheta.studio.mistakes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.Images;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.DataShelf;
import io.bigtheta.studio.desk.Desk;
import io.bigtheta.studio.desk.Stock;
import io.bigtheta.studio.desk.Tables;
import io.bigtheta.studio.desk.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corrected copies hold the same rows apart from what was changed. */
class CorrectedTest {
  @TempDir
  Path runs;

  private Stock.Drawn drawn(String id) throws IOException {
    return new Stock(new DataShelf()).of(new Desk(runs, 1).find(id));
  }

  private Corrected write(Stock.Drawn drawn, String part, List<Change> changes) throws IOException {
    return Corrected.write(runs.resolve("copies"), drawn, drawn.part(part), changes);
  }

  @Test
  void digitsAreWrittenWithTheirBytesAndTheNewLabel() throws IOException {
    Trained.digits(runs, "d");
    Stock.Drawn drawn = drawn("d");
    Dataset train = drawn.part("training");
    String right = train.label(3) == 7 ? "8" : "7";
    Corrected corrected =
        write(drawn, "training", List.of(new Change(3, right), new Change(5, "")));
    assertEquals("1 relabelled, 1 left out; the rows are divided anew", corrected.told());
    Dataset before = drawn.data().train();
    Dataset after = corrected.recipe().data().read(DataSets.standard()).train();
    assertEquals(before.rows() - 1, after.rows());
    int place = 0;
    for (int i = 0; i < before.rows(); i++) {
      if (i == train.index(5)) {
        continue;
      }
      boolean changed = i == train.index(3);
      String label = changed ? right : Integer.toString(before.label(i));
      assertEquals(label, after.targets().labels().get(after.label(place)));
      for (int k = 0; k < 64; k++) {
        assertEquals(before.features().get(i, k), after.features().get(place, k));
      }
      place++;
    }
    assertEquals(drawn.recipe().network(), corrected.recipe().network());
  }

  @Test
  void aTableKeepsEveryCellButTheCorrectedOnes() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    String original = Files.readString(file);
    Trained.train(runs, "f", file.toString(), Map.of("hidden", "4", "epochs", "2"));
    Stock.Drawn drawn = drawn("f");
    Dataset test = drawn.part("test");
    String truth = test.targets().labels().get(test.label(2));
    String other = truth.equals("rose") ? "daisy" : "rose";
    Corrected corrected = write(drawn, "test", List.of(new Change(2, other), new Change(0, "")));
    Path copy = Path.of(corrected.recipe().data().source());
    List<String> lines = new java.util.ArrayList<>(original.lines().toList());
    int changed = test.index(2) + 1;
    lines.set(changed, lines.get(changed).replace("," + truth, "," + other));
    lines.remove(test.index(0) + 1);
    assertEquals(lines, Files.readAllLines(copy));
    assertEquals(original, Files.readString(file), "the data itself is not touched");
    Trained.train(
        runs, "again", copy.toString(), Map.of("hidden", "4", "epochs", "1", "target", "kind"));
    assertEquals("kind", corrected.recipe().data().target());
  }

  @Test
  void numbersAreCorrectedToo() throws IOException {
    Path file = Tables.numbers(runs.resolve("numbers.csv"));
    Trained.train(runs, "n", file.toString(), Map.of("hidden", "4", "epochs", "2", "test", "0.2"));
    Stock.Drawn drawn = drawn("n");
    Corrected corrected = write(drawn, "training", List.of(new Change(4, "12.5")));
    LabelledData after = corrected.recipe().data().read(DataSets.standard());
    int row = drawn.part("training").index(4);
    assertEquals(12.5f, after.train().targets().get(row, 0));
    assertEquals(150, after.train().rows());
  }

  @Test
  void imagesWithNamesAreWrittenAsFiles() throws IOException {
    Path folder = runs.resolve("signs");
    byte[] bytes = new byte[2 * 6 * 6 * 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    bytes[0] = (byte) 255;
    Pixels pixels = new Pixels(3, 6, 6, bytes);
    for (int i = 0; i < 12; i++) {
      Path label = Files.createDirectories(folder.resolve(i % 2 == 0 ? "cross" : "ring"));
      Images.write(label.resolve(i + ".png"), pixels, i % 2, 255);
    }
    Trained.train(
        runs,
        "s",
        folder.toString(),
        Map.of("hidden", "4", "epochs", "1", "images", "raw", "test", "0.25"));
    Stock.Drawn drawn = drawn("s");
    Corrected corrected = write(
        drawn,
        "training",
        List.of(new Change(0, "ring"), new Change(1, "ring"), new Change(2, "")));
    Dataset after = corrected.recipe().data().read(DataSets.standard()).train();
    assertEquals(11, after.rows());
    assertEquals(List.of("cross", "ring"), after.targets().labels());
    TreeSet<String> seen = new TreeSet<>();
    for (int i = 0; i < after.rows(); i++) {
      seen.add(after.digest(i));
    }
    Dataset before = drawn.data().train();
    for (int i = 0; i < 3; i++) {
      int row = drawn.part("training").index(i);
      float[] image = new float[108];
      for (int k = 0; k < 108; k++) {
        image[k] = before.features().get(row, k);
      }
      float[] first = new float[108];
      for (int k = 0; k < 108; k++) {
        first[k] = pixels.get(before.label(row), k);
      }
      assertArrayEquals(first, image);
    }
    assertTrue(seen.size() <= 4, "two pictures, each with one or two labels");
  }

  @Test
  void wrongChangesAreRefused() throws IOException {
    Trained.digits(runs, "d");
    Stock.Drawn drawn = drawn("d");
    assertEquals(
        "changes: expected at least one row to relabel or to leave out, got none",
        refusal(drawn, List.of()));
    assertEquals(
        "label of row 1: expected one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, got \"ten\"",
        refusal(drawn, List.of(new Change(0, "ten"))));
    assertTrue(refusal(drawn, List.of(new Change(-1, ""))).startsWith("row: expected 1 … "));
    Path file = Tables.numbers(runs.resolve("numbers.csv"));
    Trained.train(runs, "n", file.toString(), Map.of("hidden", "4", "epochs", "1", "test", "0.2"));
    Stock.Drawn numbers = drawn("n");
    assertEquals(
        "number of row 3: expected a number, got \"many\"",
        refusal(numbers, List.of(new Change(2, "many"))));
    assertEquals(
        "number of row 3: expected a finite number, got NaN",
        refusal(numbers, List.of(new Change(2, "NaN"))));
    assertTrue(Files.notExists(runs.resolve("copies")), "nothing is written");
  }

  private String refusal(Stock.Drawn drawn, List<Change> changes) {
    return String.valueOf(
        assertThrows(Refusal.class, () -> write(drawn, "training", changes)).getMessage());
  }

  @Test
  void aTableThatCannotBeMatchedIsRefused() throws IOException {
    Path file = Tables.flowers(runs.resolve("flowers.csv"));
    Files.writeString(file, Files.readString(file) + "5,6,clay,\n");
    Trained.train(runs, "f", file.toString(), Map.of("hidden", "4", "epochs", "1"));
    Stock.Drawn drawn = drawn("f");
    String words = refusal(drawn, List.of(new Change(0, "")));
    assertTrue(
        words.endsWith(
            "expected a value to predict in each of its 121 rows, got 120 rows with one; remove the others from the file"),
        words);
  }
}
