package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Field;
import io.bigtheta.data.Fingerprint;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.data.Targets;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Learnt;
import io.bigtheta.model.Model;
import io.bigtheta.model.Redrawn;
import io.bigtheta.model.Unseen;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows that a model has learnt from: in its file, beside it, and across data files. */
class LearntFileTest {
  @TempDir
  Path folder;

  private static Model classifier() {
    Dataset rows = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new int[] {0, 1, 0});
    return Samples.classifier()
        .learnt(Learnt.from(rows))
        .divided(Division.of(rows, Optional.empty(), 3, 0.2, 0.1));
  }

  private Model written(Model model) throws IOException {
    Path file = folder.resolve("m");
    ModelFile.write(model, file);
    return ModelFile.read(file);
  }

  @Test
  void rowsAndDivisionComeBackAndStandInTextsThatPythonReads() throws IOException {
    Model model = classifier();
    assertEquals(model.provenance(), written(model).provenance());
    Map<String, String> texts = Safetensors.read(folder.resolve("m")).metadata();
    assertArrayEquals(
        model.provenance().learnt().rows().bytes(),
        Base64.getDecoder().decode(texts.get("fingerprint")));
    assertEquals("all", texts.get("fingerprint-of"));
    assertTrue(texts.get("division").startsWith("division("), texts.get("division"));
    assertEquals(10, Safetensors.read(folder.resolve("m")).tensors().size());
  }

  @Test
  void whatIsKnownInPartComesBackSo() throws IOException {
    Dataset rows = Dataset.of(new float[][] {{1, 2}}, new int[] {0});
    Model model = Samples.classifier().learnt(Learnt.UNKNOWN.and(rows));
    assertEquals(model.provenance(), written(model).provenance());
    assertFalse(written(model).provenance().learnt().complete());
  }

  @Test
  void filesOfOlderVersionsDoNotSay() throws IOException {
    Model old = written(Samples.classifier());
    assertEquals(Learnt.UNKNOWN, old.provenance().learnt());
    assertFalse(Safetensors.read(folder.resolve("m")).metadata().containsKey("fingerprint"));
  }

  /** A file that was changed and given a matching digest. */
  private void forged(String message, Consumer<Map<String, String>> change) throws IOException {
    Path file = folder.resolve("m");
    ModelFile.write(classifier(), file);
    Content content = Safetensors.read(file);
    Map<String, String> texts = new LinkedHashMap<>(content.metadata());
    change.accept(texts);
    texts.put("file-digest", ModelFile.digest(content.tensors(), texts));
    Safetensors.write(file, content.tensors(), texts);
    FormatException e = assertThrows(FormatException.class, () -> ModelFile.read(file));
    assertEquals(message, e.getMessage().replace(file.toString(), "m"));
  }

  private static String base64(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return Base64.getEncoder().encodeToString(all);
  }

  @Test
  void textsThatAreNoRowsAreRefused() throws IOException {
    forged(
        "m: metadata \"fingerprint\": expected bytes in Base64, got \"*\"",
        texts -> texts.put("fingerprint", "*"));
    forged(
        "m: fingerprint: expected at least 2 bytes, got 0; copy it again",
        texts -> texts.put("fingerprint", ""));
    forged(
        "m: fingerprint: expected as many rows as 2 bytes can hold, got 2147483647; copy it again",
        texts -> texts.put("fingerprint", base64(1, 1, 15, 255, 255, 255, 127, 2, 0, 0, 0, 0, 0)));
    forged(
        "m: metadata \"fingerprint\": expected at most 4194304 bytes in Base64, got 5592412 letters",
        texts -> texts.put("fingerprint", "A".repeat(5_592_412)));
    forged(
        "m: metadata \"fingerprint-of\": expected all or some, got \"most\"",
        texts -> texts.put("fingerprint-of", "most"));
    forged(
        "m: metadata \"fingerprint-of\": expected a text, got none",
        texts -> texts.remove("fingerprint-of"));
    forged(
        "m: division: test: expected a share in [0, 1), got 2.0",
        texts -> texts.put("division", "division(a, b, 3, 2, 0)"));
  }

  @Test
  void manyRowsStandInAFileBesideTheModel() throws IOException {
    int count = 2_300_000;
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    Dataset rows = Dataset.of(
        "many",
        new Columns(List.of(new Field.Numeric("x")), values),
        new Targets.Numbers(List.of("y"), new float[count]));
    Model model =
        Samples.classifier().learnt(Learnt.from(rows)).divided(new Division("d", "", 3, 0.2, 0.1));
    assertTrue(FingerprintFile.wanted(model));
    Model read = written(model);
    assertFalse(read.provenance().learnt().complete());
    assertEquals(
        model.provenance().learnt().division(), read.provenance().learnt().division());
    Path beside = folder.resolve(FingerprintFile.NAME);
    FingerprintFile.write(model, beside);
    assertEquals(model.provenance(), FingerprintFile.read(read, beside).provenance());
    assertTrue(Files.size(beside) < 2L * count, Files.size(beside) + " bytes");
  }

  @Test
  void aFileBesideAModelIsRefusedWhereItIsDamagedOrAnotherModels() throws IOException {
    Path beside = folder.resolve("f");
    Model model = classifier();
    assertFalse(FingerprintFile.wanted(model));
    FingerprintFile.write(model, beside);
    assertEquals(model.provenance(), FingerprintFile.read(model, beside).provenance());
    byte[] whole = Files.readAllBytes(beside);
    for (int length = 0; length < whole.length; length++) {
      broken(model, Arrays.copyOf(whole, length));
    }
    broken(model, Arrays.copyOf(whole, whole.length + 1));
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      broken(model, flipped);
    }
    Samples.refused(
        "f: expected the rows of the model with θ "
            + Samples.regressor().network().digest()
            + ", got those of another; copy the model and this file together",
        folder,
        () -> FingerprintFile.read(Samples.regressor(), Samples.file(folder, "f", whole)));
    Samples.refused(
        "f: expected a model that knows all rows it has learnt from, got one that does not",
        folder,
        () -> FingerprintFile.write(Samples.regressor(), beside));
    Samples.refused(
        "none: expected a file, got nothing there; check the name",
        folder,
        () -> FingerprintFile.read(model, folder.resolve("none")));
  }

  private void broken(Model model, byte[] content) {
    Path file = Samples.file(folder, "broken", content);
    assertThrows(FormatException.class, () -> FingerprintFile.read(model, file));
  }

  @Test
  void digitsAreNeverJudgedByRowsLearntFrom() throws IOException {
    Dataset digits = DataSets.standard().open("digits").train();
    Division division = Division.of(digits, Optional.empty(), 3, 0.2, 0.1);
    Rows rows = Rows.of(digits, Optional.empty(), division);
    Trainer trainer = Trainer.of(new CrossEntropy(), new Adam()).epochs(1).seed(3);
    Model model = written(trainer
        .fit(Blueprint.parse("64 dense(10)"), rows.train(), rows.validation())
        .model()
        .divided(division));
    int train = rows.train().rows();
    Unseen unseen = Unseen.of(model, DataSets.standard().open("digits").train());
    assertTrue(unseen.exact());
    assertEquals(
        String.format(Locale.ROOT, "%,d of 1,797 rows were learnt from and are left out", train),
        unseen.text());
    int[] order = new int[1797];
    Arrays.setAll(order, i -> i);
    new Seed(5).shuffle(order);
    Unseen shuffled = Unseen.of(model, digits.pick(order));
    assertEquals(unseen.text(), shuffled.text());
    assertEquals(0, Fingerprint.of(rows.train()).count(shuffled.left()));
    Redrawn redrawn =
        Redrawn.of(model, digits, Optional.empty(), new Division("", "", 99, 0.2, 0.1));
    assertEquals(rows.validation().digest(), redrawn.rows().validation().digest());
    assertTrue(Files.size(folder.resolve("m")) < 4 * 650 + 4 * train, "some two bytes a row");
  }

  /** Dates, decimal commas, large numbers, rare words and gaps are read by the model as they were in training. */
  @Test
  void aTableInAnyStyleIsKnownAgain() throws IOException {
    StringBuilder text = new StringBuilder("day;sum;start;city;flag;kind\n");
    for (int i = 0; i < 300; i++) {
      text.append(i % 9 == 0 ? "-" : i % 28 + 1 + ".0" + (i % 9 + 1) + ".2023").append(';');
      text.append(i % 7).append('.').append(100 + i).append(",5;");
      text.append(1_700_000_000L + 977L * i % 5000).append(';');
      text.append(i % 4 == 0 ? "town" + i : i % 2 == 0 ? "Wien" : "Graz").append(';');
      text.append(i % 3 == 0 ? "TRUE" : i % 3 == 1 ? "true" : "False").append(';');
      text.append(i % 2 == 0 ? "a" : "b").append('\n');
    }
    Path file = folder.resolve("styled.csv");
    Files.writeString(file, text);
    Dataset all = Csv.read(file).target("kind");
    Division division = Division.of(all, Optional.empty(), 3, 0.2, 0.1);
    Rows rows = Rows.of(all, Optional.empty(), division);
    Preparation fitted = Preparation.fit(rows.train());
    Model model = written(Trainer.of(new CrossEntropy(), new Adam())
        .epochs(1)
        .fit(Blueprint.parse(fitted.inputs().size() + " dense(2)"), rows.train(), rows.validation())
        .model()
        .divided(division));
    assertEquals(fitted.inputs().fields(), model.preparation().inputs().fields());
    Dataset same = Csv.read(file, model.preparation(), "kind");
    assertTrue(Unseen.of(model, same).exact());
    assertEquals(rows.train().rows(), Unseen.of(model, same).learnt());
  }

  @Test
  void aTableIsKnownAgainInFilesOfAnotherOrderOtherLevelsAndNewRows() throws IOException {
    List<String> lines = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      lines.add(
          i % 10 == 0
              ? ",green," + (i % 3 == 0 ? "a" : "b") + "," + 7 * i % 300
              : random.nextInt(10_000) / 100.0 + "," + (i % 4 == 0 ? "red" : "blue") + ","
                  + (i % 3 == 0 ? "a" : "b") + "," + 7 * i % 300);
    }
    Dataset all = Csv.read(csv("all.csv", lines)).target("kind");
    Division division = Division.of(all, Optional.empty(), 3, 0.2, 0.1);
    Rows rows = Rows.of(all, Optional.empty(), division);
    Model model = written(Trainer.of(new CrossEntropy(), new Adam())
        .epochs(1)
        .fit(Blueprint.parse("5 dense(2)"), rows.train(), rows.validation())
        .model()
        .divided(division));
    int train = rows.train().rows();

    Dataset same = Csv.read(folder.resolve("all.csv"), model.preparation(), "kind");
    assertTrue(Unseen.of(model, same).exact(), "the model's way of reading is no other data");
    assertEquals(train, Unseen.of(model, same).learnt());

    List<String> more = new ArrayList<>(lines);
    Collections.shuffle(more, new Random(8));
    for (int i = 0; i < 100; i++) {
      more.add(i, "1.5,amber,a," + (1000 + i));
    }
    Dataset other = Csv.read(csv("more.csv", more), model.preparation(), "kind");
    Unseen unseen = Unseen.of(model, other);
    assertFalse(unseen.exact());
    assertEquals(train, unseen.learnt());
    assertEquals(400 - train, unseen.left().rows());

    Dataset part = Csv.read(csv("part.csv", lines.subList(0, 90)), model.preparation(), "kind");
    assertEquals(
        Fingerprint.of(rows.train()).count(part), Unseen.of(model, part).learnt());
    assertTrue(Unseen.of(model, part).learnt() > 40);
  }

  private Path csv(String name, List<String> lines) {
    return Samples.file(
        folder, name, "size,colour,kind,number\n" + String.join("\n", lines) + "\n");
  }
}
