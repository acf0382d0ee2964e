package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Pixels;
import io.bigtheta.io.Images;
import io.bigtheta.math.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images in colour, of any size. */
class PhotographsTest {
  private static final Object[] QUICK = {
    "--images", "raw", "--resize", "8x6", "--hidden", "4", "--epochs", "20", "--rate", "0.02"
  };

  @TempDir
  private Path folder;

  private Path photographs;

  /** Forty images of many sizes: red ones and blue ones. */
  @BeforeEach
  void take() throws IOException {
    photographs = Files.createDirectory(folder.resolve("photographs"));
    Files.createDirectory(photographs.resolve("blue"));
    Files.createDirectory(photographs.resolve("red"));
    for (int i = 0; i < 40; i++) {
      write(
          photographs.resolve((i % 2 == 0 ? "red/" : "blue/") + i + ".png"), i, 7 + i, 30 - i % 9);
    }
  }

  private static void write(Path file, int i, int height, int width) throws IOException {
    Seed seed = new Seed(i);
    byte[] levels = new byte[3 * height * width];
    for (int j = 0; j < levels.length; j++) {
      levels[j] = (byte) (seed.below(j, 80) + (j % 3 == (i % 2 == 0 ? 0 : 2) ? 120 : 60));
    }
    Images.write(file, new Pixels(3, height, width, levels), 0, 255);
  }

  private Cli train(String out, Object... more) {
    Object[] all = new Object[4 + QUICK.length + more.length];
    all[0] = "train";
    all[1] = photographs;
    all[2] = "--out";
    all[3] = folder.resolve(out);
    System.arraycopy(QUICK, 0, all, 4, QUICK.length);
    System.arraycopy(more, 0, all, 4 + QUICK.length, more.length);
    return Cli.done(all);
  }

  @Test
  void photographsOfAnySizeAreLearntAndAnswered() throws IOException {
    train("run", "--standardize", "--augment", "jitter flip");
    Path run = folder.resolve("run");
    String settings = Files.readString(run.resolve("run.json"));
    assertTrue(settings.replace(" ", "").contains("resize=image-size(8,6)"), settings);
    assertTrue(settings.replace(" ", "").contains("standardize=true"), settings);
    String inspected = Cli.done("inspect", run).out();
    assertTrue(inspected.contains("images 3x8x6, bytes times "), inspected);
    assertTrue(inspected.contains(", less ["), inspected);
    assertTrue(inspected.contains("flip], standardize=true"), inspected);
    Cli judged = Cli.done("evaluate", run, photographs, "--json");
    assertEquals(1, judged.json().get("accuracy").asDouble(), judged.out());
    Path large = folder.resolve("large.png");
    write(large, 77, 200, 301);
    assertEquals(
        "blue",
        Cli.done("predict", run, large, "--json").json().get(0).get("label").asText());
  }

  @Test
  void theResultIsTheSameOnAnyNumberOfThreadsAndAfterResuming() throws IOException {
    Object[] how = {"--standardize", "--augment", "jitter", "--json", "--threads", 1};
    String one = train("one", how).json().get("theta_digest").asText();
    how[how.length - 1] = 2;
    assertEquals(one, train("two", how).json().get("theta_digest").asText());
    assertFalse(one.equals(train("plain", "--json").json().get("theta_digest").asText()));
    assertEquals(
        one,
        Cli.done("resume", folder.resolve("one"), "--json")
            .json()
            .get("theta_digest")
            .asText());
  }

  @Test
  void foldsAreStandardisedToo() {
    Cli cli = Cli.done(
        "crossvalidate",
        photographs,
        "--images",
        "raw",
        "--resize",
        "4x4",
        "--standardize",
        "--epochs",
        10,
        "--folds",
        2,
        "--refit",
        "--out",
        folder.resolve("folds"));
    assertTrue(cli.out().contains("standardize=true"), cli.out());
    String inspected = Cli.done("inspect", folder.resolve("folds")).out();
    assertTrue(inspected.contains(", less ["), inspected);
  }

  @Test
  void aRunFromBeforeTheseSettingsIsRead() throws IOException {
    Path out = folder.resolve("old");
    Files.createDirectories(out);
    String text = new String(
        getClass().getResourceAsStream("/old-folders/train/run.json").readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
    String old = text.replaceAll("\\s*\"(resize|standardize|snapshots)\"\\s*:\\s*\"[a-z0]*\",", "");
    assertTrue(old.length() < text.length() - 50, old);
    Files.writeString(out.resolve("run.json"), old.replace("\"120\"", "\"1\""));
    Cli.done("resume", out);
  }

  @Test
  void photographsOfAnySizeAreShown() throws IOException {
    Path out = folder.resolve("shown.png");
    Cli.done(
        "data",
        "show",
        photographs,
        "--images",
        "raw",
        "--resize",
        "9x9",
        "--augment",
        "jitter",
        "--out",
        out);
    assertTrue(Files.size(out) > 1000);
  }

  @Test
  void cifarIsKnownByNameAndNeverFetched() throws IOException {
    assertTrue(Cli.done("data", "list").out().contains("cifar-10 "));
    String info = Cli.done("data", "info", "cifar-10").out();
    assertTrue(info.contains("classes      airplane, automobile, bird, cat, deer, dog,"), info);
    assertTrue(
        info.contains("file         test_batch.bin, 30,730,000 bytes, SHA-256 8e2eb146"), info);
    assertTrue(info.contains("fetched      never: "), info);
    Path cut = Files.write(folder.resolve("data_batch_1.bin"), new byte[9]);
    Cli cli = Cli.run("train", "cifar-10", "--data-dir", folder, "--out", folder.resolve("no"));
    assertEquals(
        "theta: " + cut + ": expected 30730000 bytes of data_batch_1.bin, got 9 bytes\n",
        cli.err());
    assertEquals(2, cli.code());
    assertFalse(Files.exists(folder.resolve("no")));
  }

  @Test
  void whatCannotBeIsOneLineAndLeavesNothing() throws IOException {
    refused(
        "--resize: expected height and width in pixels, as 32x32, got \"32\"", "--resize", "32");
    refused(
        "--resize: expected height and width in pixels, as 32x32, got \"0x8\"", "--resize", "0x8");
    refused(
        "--resize: expected --images raw beside it, got --images ink, which fits images to 28x28;"
            + " add --images raw for photographs",
        "--images",
        "ink",
        "--resize",
        "8x8");
    Cli sizes = Cli.run("train", photographs, "--images", "raw", "--out", folder.resolve("no"));
    assertTrue(
        sizes
            .err()
            .endsWith("; give all images one size, or bring them to one with --resize HxW\n"),
        sizes.err());
    Cli named = Cli.run(
        "train", "digits", "--images", "raw", "--resize", "8x8", "--out", folder.resolve("no"));
    assertEquals(
        "theta: --resize: expected a folder of images, got digits; other images stay as they are\n",
        named.err());
    Path flowers = Cli.flowers(folder);
    for (String command : new String[] {"train", "crossvalidate", "search"}) {
      Cli table = Cli.run(command, flowers, "--standardize", "--out", folder.resolve("no"));
      assertEquals(2, table.code());
      assertTrue(
          table
              .err()
              .endsWith("theta: --standardize: expected images, got the table flowers.csv;"
                  + " leave it out: columns of numbers always are\n"),
          table.err());
    }
    assertFalse(Files.exists(folder.resolve("no")));
  }

  private void refused(String message, Object... more) {
    Object[] all = new Object[6 + more.length];
    System.arraycopy(
        new Object[] {"train", photographs, "--images", "raw", "--out", folder.resolve("no")},
        0,
        all,
        0,
        6);
    System.arraycopy(more, 0, all, 6, more.length);
    Object[] given = more[0].equals("--images") ? dropped(all) : all;
    Cli cli = Cli.run(given);
    assertEquals("theta: " + message + "\n", cli.err());
    assertEquals(2, cli.code());
  }

  /** Without the first --images raw. */
  private static Object[] dropped(Object[] all) {
    Object[] rest = new Object[all.length - 2];
    System.arraycopy(all, 0, rest, 0, 2);
    System.arraycopy(all, 4, rest, 2, all.length - 4);
    return rest;
  }
}
