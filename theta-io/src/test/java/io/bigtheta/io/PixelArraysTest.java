package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Image sets as arrays of NumPy, in the forms in which Keras, MedMNIST and KMNIST keep them. */
class PixelArraysTest {
  @TempDir
  Path folder;

  private static byte[] counted(int size) {
    byte[] values = new byte[size];
    for (int i = 0; i < size; i++) {
      values[i] = (byte) i;
    }
    return values;
  }

  private static byte[] images(String shape, int size) {
    return NpyTest.npy("|u1", shape, false, counted(size));
  }

  private static byte[] labels(String shape, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return NpyTest.npy("|u1", shape, false, bytes);
  }

  private Path npz(String name, Map<String, byte[]> arrays) throws IOException {
    return Files.write(folder.resolve(name), NpyTest.npz(arrays));
  }

  private static Map<String, byte[]> keras() {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("x_train", images("(3, 4, 5)", 60));
    arrays.put("y_train", labels("(3,)", 7, 2, 7));
    arrays.put("x_test", images("(2, 4, 5)", 40));
    arrays.put("y_test", labels("(2,)", 2, 7));
    return arrays;
  }

  private static LabelledData read(Path file) throws IOException {
    return assertInstanceOf(DataSource.PixelRows.class, DataSource.of(file.toString()))
        .read();
  }

  private static void check(Dataset rows, int channels, List<Integer> classes) {
    Pixels pixels = (Pixels) rows.features();
    assertEquals(channels, pixels.channels());
    assertEquals(4, pixels.height());
    assertEquals(5, pixels.width());
    assertEquals(List.of("2", "7"), ((Classes) rows.targets()).labels());
    assertEquals(classes.size(), rows.rows());
    for (int i = 0; i < classes.size(); i++) {
      assertEquals(classes.get(i), (int) rows.label(i));
    }
    for (int i = 0; i < pixels.values().length; i++) {
      assertEquals((byte) i, pixels.values()[i]);
    }
  }

  @Test
  void mnistOfKerasIsImagesWithTheirOwnTestSet() throws IOException {
    LabelledData data = read(npz("mnist.npz", keras()));
    check(data.train(), 1, List.of(1, 0, 1));
    check(data.test().orElseThrow(), 1, List.of(0, 1));
    assertEquals(
        "the arrays x_train and y_train are read as images by their shape",
        data.train().notes().get(0).words());
    assertEquals("the arrays x_test and y_test", data.train().notes().get(1).words());
  }

  @Test
  void coloursAndColumnsOfLabelsAreRead() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("train_images", images("(2, 4, 5, 3)", 120));
    arrays.put("train_labels", labels("(2, 1)", 7, 2));
    arrays.put("val_images", images("(1, 4, 5, 3)", 60));
    arrays.put("val_labels", labels("(1, 1)", 7));
    LabelledData data = read(npz("pathmnist.npz", arrays));
    check(data.train(), 3, List.of(1, 0));
    assertTrue(data.test().isEmpty());
    assertEquals(
        "the arrays val_images, val_labels", data.train().notes().get(1).words());
  }

  @Test
  void kmnistHasItsLabelsInAFileBeside() throws IOException {
    Path file = npz("kmnist-train-imgs.npz", Map.of("arr_0", images("(3, 4, 5)", 60)));
    npz("kmnist-train-labels.npz", Map.of("arr_0", labels("(3,)", 7, 2, 7)));
    assertTrue(read(file).test().isEmpty());
    Path test = npz("kmnist-test-imgs.npz", Map.of("arr_0", images("(2, 4, 5)", 40)));
    npz("kmnist-test-labels.npz", Map.of("arr_0", labels("(2,)", 2, 7)));
    LabelledData data = read(file);
    check(data.train(), 1, List.of(1, 0, 1));
    check(data.test().orElseThrow(), 1, List.of(0, 1));
    check(read(test).train(), 1, List.of(0, 1));
  }

  @Test
  void otherArraysStayTables() throws IOException {
    Map<String, byte[]> arrays = keras();
    arrays.put("x_train", images("(3, 20)", 60));
    assertInstanceOf(
        DataSource.CsvFile.class, DataSource.of(npz("a.npz", arrays).toString()));
    arrays.put("x_train", NpyTest.npy("<i2", "(3, 4, 5)", false, counted(120)));
    assertFalse(PixelArrays.is(npz("a.npz", arrays)));
    assertFalse(PixelArrays.is(npz("a.npz", Map.of("x_train", images("(3, 4, 5)", 60)))));
    arrays = keras();
    arrays.put("y_train", labels("(3, 2)", 0, 1, 1, 0, 0, 1));
    assertFalse(PixelArrays.is(npz("a.npz", arrays)));
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    Map<String, byte[]> arrays = keras();
    arrays.put("y_train", labels("(2,)", 7, 2));
    Path file = npz("mnist.npz", arrays);
    assertEquals(file + ": expected a label for each of 3 images, got 2 labels", refused(file));
    arrays.put("y_train", labels("(3,)", 7, 7, 7));
    assertEquals(
        file + ": expected at least two labels, got only \"7\"", refused(npz("mnist.npz", arrays)));
    arrays = keras();
    arrays.put("x_test", images("(2, 5, 4)", 40));
    assertEquals(
        file + ": expected images of 4x5 to test, as those to train on, got 5x4",
        refused(npz("mnist.npz", arrays)));
    arrays = keras();
    arrays.put("y_test", labels("(2,)", 2, 9));
    assertEquals(
        file + ": expected labels among 2, 7, got \"9\" for row 2",
        refused(npz("mnist.npz", arrays)));
    arrays = keras();
    arrays.put("x_train", images("(60000, 4, 5)", 60));
    assertTrue(refused(npz("mnist.npz", arrays)).contains("1200000 bytes for an array of"));
  }

  @Test
  void aCutFileIsNoImages() throws IOException {
    byte[] whole = Files.readAllBytes(npz("whole.npz", keras()));
    for (int length = 0; length < whole.length; length += 1 + whole.length / 20) {
      Path file = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, length));
      assertFalse(PixelArrays.is(file), "cut at " + length);
    }
  }

  private static String refused(Path file) {
    return assertThrows(FormatException.class, () -> read(file)).getMessage();
  }
}
