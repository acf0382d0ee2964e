package io.bigtheta.onnx.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Distributions;
import io.bigtheta.data.Field;
import io.bigtheta.data.Flags;
import io.bigtheta.data.Grids;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.TargetScale;
import io.bigtheta.data.Targets;
import io.bigtheta.data.augment.Shift;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.onnx.Onnx;
import io.bigtheta.onnx.export.Compared.Own;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which raw rows become numbers, and numbers become answers, stands in the graph. */
class PreparationsTest {
  private static final int ROWS = 240;

  private static Model model(Preparation preparation, Loss loss) {
    Blueprint blueprint = Blueprint.of(
        preparation.inputs().size(), new Dense(preparation.outputs().size()));
    return new Model(
        preparation,
        new Network(blueprint, blueprint.start(new Seed(2))),
        loss,
        Provenance.UNKNOWN);
  }

  private static Targets.Classes classes(int rows) {
    int[] values = new int[rows];
    Arrays.setAll(values, i -> i % 3);
    return new Targets.Classes(List.of("low", "\"mid\"", "high"), values);
  }

  private static float number(int i) {
    return new Seed(9).uniform(i) * 100 - 20;
  }

  /** Numbers with gaps, words of which the rare ones share a level, and words with gaps. */
  private static Columns mixed(String extra) {
    List<Field> fields = List.of(
        new Field.Numeric("size"),
        new Field.Categorical("town", List.of("bonn", "cologne", "trier", "ulm", extra)),
        new Field.Numeric("label"),
        new Field.Categorical("colour", List.of("blue", "red")));
    float[] values = new float[ROWS * 4];
    for (int i = 0; i < ROWS; i++) {
      values[i * 4] = i % 17 == 3 ? Float.NaN : number(i);
      values[i * 4 + 1] = i == 0 ? 4 : i < 4 ? 2 : i < 7 ? 3 : i % 13 == 0 ? Float.NaN : i % 2;
      values[i * 4 + 2] = number(ROWS + i);
      values[i * 4 + 3] = i % 11 == 5 ? Float.NaN : i / 3 % 2;
    }
    return new Columns(fields, values);
  }

  @Test
  void wordsThatAreRareUnknownOrMissing() {
    Columns rows = mixed("zell");
    Model model = model(Preparation.fit(Dataset.of("t", rows, classes(ROWS))), new CrossEntropy());
    assertEquals(
        "other", ((Field.Categorical) model.preparation().inputs().fields().get(1)).rest());
    Compared.check(model, rows, Own.SAME_BITS);
    Compared.check(model, mixed("never seen"), Own.SAME_BITS);
    assertEquals(
        "[size: float [N, 1], town: string [N, 1], label_1: float [N, 1], colour: string [N, 1]]",
        OnnxExport.of(model).file().graph().inputs().toString());
    assertEquals(
        "[label: string [N], probabilities: float [N, 3]]",
        OnnxExport.of(model).file().graph().outputs().toString());
  }

  @Test
  void binsBetweenWords() {
    Columns rows = mixed("zell");
    Model model =
        model(Preparation.binned(Dataset.of("t", rows, classes(ROWS))), new CrossEntropy());
    Compared.check(model, rows, Own.SAME_BITS);
    Compared.check(model, mixed("never seen"), Own.SAME_BITS);
  }

  @Test
  void wordsAlone() {
    List<Field> fields =
        List.of(new Field.Categorical("colour", List.of("blue", "red", "\u00fcber")));
    Columns rows = new Columns(fields, new float[] {0, 1, 2, Float.NaN, 1, 0});
    Dataset data = Dataset.of("t", rows, classes(6));
    Compared.check(model(Preparation.fit(data), new CrossEntropy()), rows, Own.SAME_BITS);
    Compared.check(model(Preparation.binned(data), new CrossEntropy()), rows, Own.SAME_BITS);
  }

  @Test
  void numbersAloneAreOneMatrix() {
    float[] values = new float[60];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 == 2 ? Float.NaN : number(i);
    }
    Columns rows = new Columns(List.of(new Field.Numeric("a"), new Field.Numeric("b")), values);
    Dataset data = Dataset.of("t", rows, classes(30));
    Model model = model(Preparation.fit(data), new CrossEntropy());
    Compared.check(model, rows, Own.SAME_BITS);
    Compared.check(model(Preparation.binned(data), new CrossEntropy()), rows, Own.SAME_BITS);
    assertEquals(
        "[input: float [N, 2]]", OnnxExport.of(model).file().graph().inputs().toString());
    assertEquals("[\"a\",\"b\"]", OnnxExport.of(model).file().metadata().get("columns"));
  }

  @Test
  void largeNumbersComeInDoublePrecision() {
    Amount years = new Amount("", ".", "", "", 1e9, List.of());
    Columns rows = new Columns(
        List.of(new Field.Numeric("time", years)), new float[] {0, 1, 2, 3, Float.NaN, 7});
    Model model = model(Preparation.fit(Dataset.of("t", rows, classes(6))), new CrossEntropy());
    Compared.check(model, rows, Own.SAME_BITS);
    assertEquals(
        "[time: double [N, 1]]", OnnxExport.of(model).file().graph().inputs().toString());
    assertEquals(
        List.of(
            "column \"time\" takes what Theta reads from a cell of \"time\", a number; the text itself is not read in the graph"),
        OnnxExport.of(model).notes());
  }

  @Test
  void imagesInColourWithAndWithoutStandardising() {
    byte[] bytes = new byte[30 * 3 * 4 * 5];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (256 * new Seed(4).uniform(i));
    }
    Pixels rows = new Pixels(3, 4, 5, bytes).style(PixelStyle.INK);
    Dataset data = Dataset.of("t", rows, classes(30));
    Model plain = model(Preparation.fit(data), new CrossEntropy());
    Compared.check(plain, rows, Own.SAME_BITS);
    Compared.check(model(Preparation.standardized(data), new CrossEntropy()), rows, Own.SAME_BITS);
    OnnxExport export = OnnxExport.of(plain);
    assertEquals("[image: uint8 [N, 4, 5, 3]]", export.file().graph().inputs().toString());
    assertEquals("ink", export.file().metadata().get("pixel-style"));
    assertEquals(1, export.notes().size());
  }

  @Test
  void gridsWithAndWithoutStandardising() {
    float[] values = new float[12 * 2 * 3 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i);
    }
    Grids rows = new Grids(2, 3, 3, values);
    Dataset data = Dataset.of("t", rows, classes(12));
    Compared.check(model(Preparation.fit(data), new CrossEntropy()), rows, Own.SAME_BITS);
    Compared.check(model(Preparation.standardized(data), new CrossEntropy()), rows, Own.SAME_BITS);
  }

  @Test
  void targetsOfEveryKind() {
    Columns rows = Columns.of(new float[][] {{1, 2}, {3, 5}, {-1, 4}, {0, 9}});
    float[] pairs = {3, 100, 1, 2500, 0, 7, 12, 0};
    Dataset numbers = Dataset.of("t", rows, new Targets.Numbers(List.of("p", "q"), pairs));
    Compared.check(model(Preparation.fit(numbers), new SquaredError()), rows, Own.SAME_BITS);
    Compared.check(
        model(Preparation.fit(numbers, TargetScale.LOG), new SquaredError()), rows, Own.CLOSE);
    boolean[] ticks = {true, false, false, false, true, true, false, true};
    Dataset flags = Dataset.of("t", rows, new Flags(List.of("p", "q"), ticks));
    Model flagged = model(Preparation.fit(flags), new LogisticCrossEntropy());
    Compared.check(flagged, rows, Own.SAME_BITS);
    assertEquals(
        "[flags: bool [N, 2], probabilities: float [N, 2]]",
        OnnxExport.of(flagged).file().graph().outputs().toString());
    float[] parts = {0.5f, 0.5f, 0, 1, 0.25f, 0.75f, 1, 0};
    Dataset shares = Dataset.of("t", rows, new Distributions(List.of("p", "q"), parts));
    Compared.check(model(Preparation.fit(shares), new CrossEntropy()), rows, Own.SAME_BITS);
  }

  @Test
  void theSameModelGivesTheSameBytesAndNoRowsGiveNoAnswers() {
    Columns rows = mixed("zell");
    Model model = model(Preparation.fit(Dataset.of("t", rows, classes(ROWS))), new CrossEntropy());
    byte[] bytes = OnnxExport.of(model).bytes();
    assertTrue(Arrays.equals(bytes, OnnxExport.of(model).bytes()));
    Map<String, Tensor> none =
        Compared.inputs(Onnx.read(bytes), new Columns(rows.fields(), new float[0]));
    assertEquals(0, Onnx.read(bytes).predict(none).get("label").size());
    assertEquals(0, Reference.run(bytes, none).get("label").size());
  }

  @Test
  void aModelThatNoFileCanHoldIsRefused() {
    Pixels rows = new Pixels(1, 4, 5, new byte[60]);
    Model model = model(Preparation.fit(Dataset.of("t", rows, classes(3))), new CrossEntropy());
    Refusal refusal =
        assertThrows(Refusal.class, () -> FileWriter.bytes(OnnxExport.of(model).file(), 200));
    assertEquals(
        "ONNX: expected a model of at most 200 bytes, got 259; export a smaller one",
        refusal.getMessage());
  }

  @Test
  void changesOfImagesAtRandomAreRefused() {
    Pixels rows = new Pixels(1, 4, 5, new byte[60]);
    Model model = model(Preparation.fit(Dataset.of("t", rows, classes(3))), new CrossEntropy());
    Ensemble ensemble =
        new Ensemble(new ArrayList<>(List.of(model)), List.of(new Shift(1)), 2, new Seed(1));
    Refusal refusal = assertThrows(Refusal.class, () -> OnnxExport.of(ensemble));
    assertEquals(
        "ONNX: expected an ensemble that takes images as they are, got one that changes them at random",
        refusal.getMessage());
  }
}
