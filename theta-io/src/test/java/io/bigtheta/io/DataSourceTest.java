package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a word on the command line means, and folders of images. */
class DataSourceTest {
  private static final Pixels DIGITS = pixels();

  @TempDir
  Path folder;

  @Test
  void aNameIsADataSet() throws IOException {
    DataSource.Named named = assertInstanceOf(DataSource.Named.class, DataSource.of("digits"));
    assertEquals(1797, named.read(DataSets.standard()).train().rows());
  }

  @Test
  void aCsvFileIsATable() throws IOException {
    Path file = Files.writeString(folder.resolve("a.CSV"), "a,b\n1,x\n2,y\n3,x\n");
    DataSource.CsvFile csv =
        assertInstanceOf(DataSource.CsvFile.class, DataSource.of(file.toString()));
    assertEquals(3, csv.read().columns().rows());
  }

  @Test
  void idxFilesComeAsAPairOrFindEachOther() throws IOException {
    Path images = Files.write(folder.resolve("train-images-idx3-ubyte"), Bytes.TRAIN_IMAGES);
    assertEquals(
        images + ": expected its labels in " + folder.resolve("train-labels-idx1-ubyte")
            + ", got no such file; name both files, as IMAGES,LABELS",
        refused(images.toString()));
    Path labels =
        Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), Bytes.gzip(Bytes.TRAIN_LABELS));
    for (String text : List.of(images.toString(), images + "," + labels)) {
      DataSource.IdxFiles idx =
          assertInstanceOf(DataSource.IdxFiles.class, DataSource.of(text), text);
      assertEquals(40, idx.read().rows());
    }
    Path dotted = Files.write(folder.resolve("t10k-images.idx3-ubyte"), Bytes.TEST_IMAGES);
    Files.write(folder.resolve("t10k-labels.idx1-ubyte"), Bytes.TEST_LABELS);
    assertEquals(
        new DataSource.IdxFiles(dotted, folder.resolve("t10k-labels.idx1-ubyte")),
        DataSource.of(dotted.toString()));
    assertEquals(
        "nothing: expected a file, got nothing there; check the name",
        refused(images + ", nothing"));
  }

  @Test
  void anythingElseIsRefusedWithWhatIsPossible() {
    assertEquals(
        "data: expected one of the names digits, mnist, fashion-mnist, cifar-10, spoken-digits, a table (.csv, .parquet, .xlsx, .arff …),"
            + " a folder of images label/*.png|jpg or of recordings label/*.wav, or IDX files IMAGES,LABELS, got \"minst\";"
            + " check the name",
        refused("minst"));
    assertEquals(
        "none.csv: expected a file, got nothing there; check the name", refused("none.csv"));
  }

  @Test
  void aFolderOfImagesGivesLabelsInOrder() throws IOException {
    image("10/a.png", 3);
    image("2/b.PNG", 0);
    image("2/a.png", 1);
    Files.writeString(folder.resolve("2/.DS_Store"), "x");
    Files.writeString(folder.resolve("10/Thumbs.db"), "x");
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve("README.txt"), "x");
    DataSource.ImageFiles images =
        assertInstanceOf(DataSource.ImageFiles.class, DataSource.of(folder.toString()));
    Dataset ink = images.read(ImageStyle.INK);
    assertEquals(List.of("2", "10"), ((Classes) ink.targets()).labels());
    assertEquals(List.of(0, 0, 1), List.of(ink.label(0), ink.label(1), ink.label(2)));
    assertEquals(784, ink.features().cols());
    Dataset raw = images.read(ImageStyle.RAW);
    assertEquals(64, raw.features().cols());
    assertEquals(Math.round(DIGITS.get(1, 4) * 255 / 16), raw.features().get(0, 4));
  }

  @Test
  void aFolderIsReadForAModelInItsSizeRangeAndLabels() throws IOException {
    Dataset digits = DataSets.named("digits").train();
    for (int row = 0; row < 12; row++) {
      image((digits.label(row) < 5 ? "3/" : "7/") + row + ".png", row);
    }
    Preparation fitted = Preparation.fit(digits);
    Dataset read =
        DataSource.of(folder.toString()).read(DataSets.standard(), fitted, "", ImageStyle.RAW);
    fitted.check(read);
    assertEquals(12, read.rows());
    assertEquals(3, read.label(0));
    assertEquals(DIGITS.get(0, 2), read.features().get(0, 2));
    Files.move(folder.resolve("7"), folder.resolve("seven"));
    assertEquals(
        folder.resolve("seven")
            + ": expected a folder named by one of the labels 0, 1, 2, 3, 4, 5, 6,"
            + " 7, 8, 9, got \"seven\"",
        assertThrows(FormatException.class, () -> Images.folder(folder, fitted, ImageStyle.RAW))
            .getMessage());
  }

  @Test
  void greyImagesAmongColouredOnesGetThreeChannels() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    byte[] colours = {10, 20, 30, 40, 50, 60};
    Images.write(folder.resolve("a/grey.png"), new Pixels(1, 1, 2, new byte[] {7, 9}), 0, 255);
    Images.write(folder.resolve("b/colour.png"), new Pixels(3, 1, 2, colours), 0, 255);
    Pixels pixels = (Pixels) Images.folder(folder, ImageStyle.RAW).features();
    assertEquals(3, pixels.channels());
    List<Integer> values = new java.util.ArrayList<>();
    for (byte b : pixels.values()) {
      values.add((int) b);
    }
    assertEquals(List.of(7, 7, 7, 9, 9, 9, 10, 20, 30, 40, 50, 60), values);
  }

  @Test
  void foldersThatCannotBeLearntFromAreRefused() throws IOException {
    assertEquals(folder + ": expected folders named by label with images, got none", bad());
    image("a/1.png", 0);
    assertEquals(folder + ": expected folders of at least two labels, got only \"a\"", bad());
    Path empty = Files.createDirectory(folder.resolve("b"));
    Files.writeString(empty.resolve(".DS_Store"), "x");
    assertEquals(empty + ": expected images, got none; add some or delete the folder", bad());
    Files.writeString(empty.resolve("notes.txt"), "x");
    Files.writeString(empty.resolve("fake.png"), "no image");
    Files.writeString(empty.resolve("empty.png"), "");
    assertEquals(
        folder
            + ": expected images that can be read, got 3 of 4 files that cannot: 1 (an empty file):"
            + " b/empty.png, and 2 (text): b/fake.png, b/notes.txt; mend or delete them,"
            + " or leave them out with --skip-bad",
        bad());
    image("loose.png", 0);
    assertEquals(
        folder.resolve("loose.png") + ": expected a folder named by label, got an image;"
            + " put it into the folder of its label, or write labels.csv with its name and label",
        bad());
    assertEquals(
        folder.resolve("none") + ": expected a folder of images, got nothing there; check the name",
        assertThrows(
                FormatException.class, () -> Images.folder(folder.resolve("none"), ImageStyle.INK))
            .getMessage());
  }

  private void image(String name, int row) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Images.write(file, DIGITS, row, 16);
  }

  private String bad() {
    return assertThrows(FormatException.class, () -> Images.folder(folder, ImageStyle.INK))
        .getMessage();
  }

  private static String refused(String text) {
    return assertThrows(FormatException.class, () -> DataSource.of(text)).getMessage();
  }

  private static Pixels pixels() {
    try {
      return (Pixels) DataSets.named("digits").train().features();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
