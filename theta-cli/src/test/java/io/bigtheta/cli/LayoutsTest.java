package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Pixels;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.Images;
import io.bigtheta.math.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in the folders and tables in which other tools lay them out. */
class LayoutsTest {
  @TempDir
  private Path folder;

  private Path copy(String name) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/layouts/" + name)) {
      return Files.write(folder.resolve(name), in.readAllBytes());
    }
  }

  private Cli train(Path data, Object... more) {
    Object[] all = new Object[6 + more.length];
    Object[] first = {"train", data, "--out", folder.resolve("run"), "--epochs", 30};
    System.arraycopy(first, 0, all, 0, 6);
    System.arraycopy(more, 0, all, 6, more.length);
    return Cli.run(all);
  }

  private Cli trained(Path data, Object... more) {
    Object[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "--hidden";
    all[more.length + 1] = 16;
    Cli cli = train(data, all);
    assertEquals(0, cli.code(), cli.err());
    return cli;
  }

  private static void said(String words, Cli cli) {
    assertTrue((cli.out() + cli.err()).contains(words), words + " in\n" + cli.out() + cli.err());
  }

  /** Writes the image of a digit, which {@code digits} has in 8x8, in 56x56. */
  private static int digit(Path file, int row) throws IOException {
    Files.createDirectories(file.getParent());
    var digits = DataSets.named("digits").train();
    byte[] levels = new byte[56 * 56];
    for (int i = 0; i < levels.length; i++) {
      int y = i / 56 - 8;
      int x = i % 56 - 8;
      if (y >= 0 && y < 40 && x >= 0 && x < 40) {
        levels[i] = (byte) Math.min(255, 16 * digits.features().get(row, y / 5 * 8 + x / 5));
      }
    }
    Images.write(file, new Pixels(1, 56, 56, levels), 0, 255);
    return (int) digits.label(row);
  }

  private void digits(Path root, int from, int to) throws IOException {
    var digits = DataSets.named("digits").train();
    for (int row = from; row < to; row++) {
      digit(root.resolve((int) digits.label(row) + "/" + row + ".png"), row);
    }
  }

  /** A coloured spot at a random place on a plain ground. */
  private static void spot(Path file, int i, int[] ground, int[] colour, int left)
      throws IOException {
    Files.createDirectories(file.getParent());
    Seed seed = new Seed(i);
    int channels = ground.length;
    byte[] levels = new byte[channels * 24 * 30];
    int x0 = left + seed.below(1, 8);
    int y0 = seed.below(2, 17);
    for (int j = 0; j < 24 * 30; j++) {
      boolean in = j % 30 >= x0 && j % 30 < x0 + 6 && j / 30 >= y0 && j / 30 < y0 + 6;
      for (int c = 0; c < channels; c++) {
        levels[j * channels + c] = (byte) (in ? colour[c] : ground[c]);
      }
    }
    Images.write(file, new Pixels(channels, 24, 30, levels), 0, 255);
  }

  @Test
  void coloursAreReadRawAndStandardized() throws IOException {
    for (int i = 0; i < 60; i++) {
      spot(
          folder.resolve("apples/" + (i % 2 == 0 ? "red/" : "green/") + i + ".png"),
          i,
          new int[] {230, 225, 215},
          i % 2 == 0 ? new int[] {200, 40, 40} : new int[] {40, 170, 60},
          i % 17);
    }
    Cli cli = trained(folder.resolve("apples"));
    said("images       raw: 24 x 30 in red, green and blue; --images ink takes them", cli);
    said("standardize=true", cli);
    assertTrue(
        Cli.done("evaluate", folder.resolve("run"), folder.resolve("apples"), "--all", "--json")
                .json()
                .get("accuracy")
                .asDouble()
            > 0.95);
  }

  @Test
  void greyPicturesOfOneSizeKeepTheirPlaces() throws IOException {
    for (int i = 0; i < 60; i++) {
      spot(
          folder.resolve("sides/" + (i % 2 == 0 ? "left/" : "right/") + i + ".png"),
          i,
          new int[] {0},
          new int[] {200},
          i % 2 == 0 ? 0 : 15);
    }
    said("images       raw: 24 x 30 in grey; --images ink takes", trained(folder.resolve("sides")));
  }

  @Test
  void drawnSignsAreReadAsInk() throws IOException {
    digits(folder.resolve("signs"), 0, 60);
    said("images       ink: grey, fitted to 28x28", trained(folder.resolve("signs")));
    assertTrue(Files.readString(folder.resolve("run/run.json")).contains("images=ink"));
  }

  @Test
  void foldersToTrainAndToTestAreKnown() throws IOException {
    digits(folder.resolve("set/train"), 0, 60);
    digits(folder.resolve("set/test"), 100, 120);
    Cli cli = trained(folder.resolve("set"));
    said("data         set: 54 rows to train on, 6 to validate, 20 to test", cli);
    said("tested on    " + folder.resolve("set/test"), cli);
    assertEquals(
        20,
        Cli.done("evaluate", folder.resolve("run"), folder.resolve("set"), "--json")
            .json()
            .get("rows")
            .asInt());
    Files.move(folder.resolve("set/test"), folder.resolve("set/Valid"));
    Cli valid = Cli.done(
        "train",
        folder.resolve("set"),
        "--hidden",
        8,
        "--epochs",
        1,
        "--out",
        folder.resolve("valid"));
    said("tested on    " + folder.resolve("set/Valid") + ", as there is no folder test", valid);
    digits(folder.resolve("set/test/deeper"), 200, 210);
    Files.move(folder.resolve("set/test/deeper/0"), folder.resolve("set/test/0"));
    Cli both = Cli.run("train", folder.resolve("set"), "--out", folder.resolve("three"));
    said("a folder named by one of the labels 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, got \"deeper\"", both);
  }

  @Test
  void imagesMayLieDeeperAndInOneMoreFolder() throws IOException {
    digits(folder.resolve("zip/digits"), 0, 40);
    digit(folder.resolve("zip/digits/0/writer 7/new.png"), 0);
    said("data         zip: ", trained(folder.resolve("zip")));
  }

  @Test
  void aListOfLabelsIsReadInAnyOrderOfItsColumns() throws IOException {
    for (String head : new String[] {"file,label\n", "", "digit;image\n", "id\tsplit\tclass\n"}) {
      Path set = Files.createDirectories(folder.resolve("list" + head.length()));
      StringBuilder text = new StringBuilder(head);
      for (int row = 0; row < 40; row++) {
        int label = digit(set.resolve("images/img" + row + ".png"), row);
        text.append(
            head.startsWith("digit")
                ? label + ";images/img" + row + ".png\n"
                : head.startsWith("id")
                    ? "img" + row + ".png\ttrain\t" + label + "\n"
                    : "img" + row + ".png," + label + "\n");
      }
      Path list = Files.writeString(set.resolve("labels.csv"), text);
      Cli cli = Cli.done(
          "train", set, "--hidden", 8, "--epochs", 1, "--out", folder.resolve("o" + head.length()));
      said("labels       from " + list, cli);
      said("29 rows to train on, 3 to validate, 8 to test", cli);
    }
    Path alone = copy("labels-of-files.csv");
    assertEquals(
        "theta: " + alone + ": expected its images beside it or in a folder there, as "
            + folder.resolve("images/7_0.png") + ", got none of them; put the images there, or"
            + " delete the rows\n",
        train(alone).err());
  }

  @Test
  void tablesOfPixelsAreImages() throws IOException {
    for (String name : new String[] {"kaggle20.csv", "mnist-noheader-20.csv"}) {
      Path file = copy(name);
      Cli cli = Cli.done(
          "train",
          file,
          "--epochs",
          60,
          "--test",
          0,
          "--validation",
          0,
          "--out",
          folder.resolve(name + "-run"));
      said("data         " + name + ": 20 rows to train on", cli);
      said("images       each row is read as an image of 28x28, ", cli);
      said("network      1x28x28 ", cli);
      Cli judged = Cli.done("evaluate", folder.resolve(name + "-run"), file, "--all", "--json");
      assertEquals(1, judged.json().get("accuracy").asDouble(), judged.out());
      assertEquals(
          "7",
          Cli.done("predict", folder.resolve(name + "-run"), file, "--json")
              .json()
              .get(0)
              .get("label")
              .asText());
    }
    Path rows = folder.resolve("any.csv");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append("10,200,".repeat(i % 2 + 1)).append("30,40,".repeat(2 - i % 2));
      text.append(i % 2 == 0 ? "a\n" : "b\n");
    }
    Files.writeString(rows, text);
    Cli sized = train(rows, "--images", "4x4");
    said(
        "expected 16 columns of pixels for images of 4x4, and one of labels, got 7 columns", sized);
    said("network      1x2x3 ", trained(rows, "--images", "2x3"));
  }

  @Test
  void filesOfMnistAreKnownByName() throws IOException {
    Path raw = Files.createDirectories(folder.resolve("MNIST/raw"));
    idx(raw, "train-", "-idx1-ubyte", 60);
    idx(raw, "t10k-", "-idx1-ubyte", 20);
    for (Path place : new Path[] {raw, folder.resolve("MNIST"), folder}) {
      Cli cli = Cli.done(
          "train",
          place,
          "--hidden",
          8,
          "--epochs",
          1,
          "--out",
          folder.resolve("run" + place.getNameCount()));
      said("54 rows to train on, 6 to validate, 20 to test", cli);
    }
    Path qmnist = Files.createDirectories(folder.resolve("q/QMNIST"));
    idx(qmnist, "qmnist-train-", "-idx2-int", 60);
    idx(qmnist, "qmnist-test-", "-idx2-int", 20);
    said(
        "54 rows to train on, 6 to validate, 20 to test",
        Cli.done(
            "train",
            folder.resolve("q"),
            "--hidden",
            8,
            "--epochs",
            1,
            "--out",
            folder.resolve("qrun")));
  }

  @Test
  void emnistIsTurnedUprightAndItsLabelsAreLetters() throws IOException {
    Path set = Files.createDirectories(folder.resolve("emnist"));
    idx(set, "emnist-letters-train-", "-idx1-ubyte", 60);
    Cli cli = trained(set);
    said(
        "EMNIST       by its name: the images are turned upright, the labels are the signs ABC",
        cli);
    Path image = folder.resolve("b.png");
    byte[] levels = new byte[784];
    levels[7 * 28 + 2] = (byte) 200; // row 2, column 7 in the file
    Images.write(image, new Pixels(1, 28, 28, levels), 0, 255);
    Cli answer = Cli.done("predict", folder.resolve("run"), image, "--images", "raw", "--json");
    assertEquals("B", answer.json().get(0).get("label").asText(), answer.out());
  }

  /** Writes {@code count} images with their labels 1, 2, 3 …, which a row of their pixels repeats. */
  private static void idx(Path folder, String begin, String end, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * 784)
        .putInt(0x803)
        .putInt(count)
        .putInt(28)
        .putInt(28);
    boolean table = end.endsWith("int");
    ByteBuffer labels =
        ByteBuffer.allocate(12 + count * 32).putInt(table ? 0xC02 : 0x801).putInt(count);
    if (table) {
      labels.putInt(8);
    }
    for (int i = 0; i < count; i++) {
      int label = 1 + i % 9;
      images.put(16 + i * 784 + 28 * label + 7, (byte) 200);
      if (table) {
        labels.putInt(label).position(labels.position() + 28);
      } else {
        labels.put((byte) label);
      }
    }
    Files.write(folder.resolve(begin + "images-idx3-ubyte"), images.array());
    Files.write(
        folder.resolve(begin + "labels" + end), Arrays.copyOf(labels.array(), labels.position()));
  }

  @Test
  void allBadFilesAreListedAndMayBeSkipped() throws IOException {
    Path set = folder.resolve("signs");
    digits(set, 0, 60);
    Files.writeString(set.resolve("3/notes.txt"), "x");
    Files.write(set.resolve("1/empty.png"), new byte[0]);
    Files.writeString(set.resolve("5/lfs.png"), "version https://git-lfs.github.com/spec/v1\n");
    Files.write(set.resolve("5/Thumbs.db"), new byte[9]);
    Files.write(set.resolve("5/.DS_Store"), new byte[9]);
    Cli refused = train(set);
    assertEquals(2, refused.code());
    assertEquals(
        "theta: " + set + ": expected images that can be read, got 3 of 63 files that cannot:"
            + " 1 (an empty file): 1/empty.png, and 1 (text): 3/notes.txt, and 1 (a pointer of Git LFS to a file that"
            + " was not fetched): 5/lfs.png; mend or delete them, or leave them out with --skip-bad\n",
        refused.err());
    assertFalse(Files.exists(folder.resolve("run")));
    Cli skipped = trained(set, "--skip-bad");
    said(
        "left out     3 of 63 files, which cannot be read: 1 (an empty file): 1/empty.png",
        skipped);
    said("data         signs: 43 rows to train on", skipped);
    Cli judged = Cli.run("evaluate", folder.resolve("run"), set, "--all");
    assertEquals(2, judged.code());
    assertTrue(judged.err().contains("or leave them out with --skip-bad"), judged.err());
    Cli without = Cli.done("evaluate", folder.resolve("run"), set, "--all", "--skip-bad");
    assertTrue(without.out().contains("3 of 63 files, which cannot be read"), without.out());
    assertTrue(without.out().contains("60 rows"), without.out());
  }

  @Test
  void predictAnswersForTheGoodFilesAndListsTheBadOnes() throws IOException {
    digits(folder.resolve("signs"), 0, 60);
    trained(folder.resolve("signs"));
    Path good = folder.resolve("good.png");
    digit(good, 0);
    Path cut = Files.writeString(folder.resolve("page.png"), "<!DOCTYPE html><html></html>");
    Path none = folder.resolve("none.png");
    Cli cli = Cli.run("predict", folder.resolve("run"), cut, good, none);
    assertEquals(2, cli.code());
    assertTrue(cli.out().startsWith(good + "  "), cli.out());
    assertEquals(1, cli.out().lines().count());
    assertTrue(
        cli.err()
            .contains("got an HTML page, as a failed download leaves; fetch the image itself\n"),
        cli.err());
    assertTrue(
        cli.err()
            .endsWith("theta: " + none + ": expected a file, got nothing there; check the name\n"),
        cli.err());
  }

  @Test
  void convolutionsOnATableAreRefusedWithTheCause() throws IOException {
    Path flowers = Cli.flowers(folder);
    Cli named = train(flowers, "--network", "cnn-small");
    assertEquals(2, named.code());
    assertTrue(
        named
            .err()
            .endsWith(
                "theta: --network: expected a network of dense layers for the table flowers.csv, got"
                    + " convolutions or pooling, as cnn-small has them; the columns of a table have no neighbours:"
                    + " take --hidden 64,32, or --images 28x28 if each row is an image\n"),
        named.err());
    said(
        "--layers: expected a network of dense layers for the table flowers.csv, got convolutions or pooling;",
        train(flowers, "--layers", "conv(4, 3) dense(3)"));
  }
}
