package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataShowTest {
  /** Of a digit of 8 pixels, each drawn as 7, and the gap after it. */
  private static final int CELL = 8 * 7 + 2;

  @TempDir
  private Path folder;

  private BufferedImage shown(String name, Object... more) throws Exception {
    Path file = folder.resolve(name);
    Object[] args = new Object[more.length + 5];
    args[0] = "data";
    args[1] = "show";
    args[2] = "digits";
    args[3] = "--out";
    args[4] = file;
    System.arraycopy(more, 0, args, 5, more.length);
    Cli.done(args);
    return ImageIO.read(file.toFile());
  }

  private static int[] cell(BufferedImage sheet, int line, int column) {
    return sheet.getRGB(column * CELL + 2, line * CELL + 2, 56, 56, null, 0, 56);
  }

  @Test
  void aLineShowsAnImageAsItIsAndThenAsItIsChanged() throws Exception {
    BufferedImage plain = shown("plain.png", "--lines", "3");
    BufferedImage moved = shown("moved.png", "--lines", "3", "--augment", "shift(1)");
    assertEquals(10 * CELL + 2, moved.getWidth());
    assertEquals(3 * CELL + 2, moved.getHeight());
    for (int line = 0; line < 3; line++) {
      assertArrayEquals(cell(plain, 0, line), cell(moved, line, 0));
      assertFalse(java.util.Arrays.equals(cell(moved, line, 1), cell(moved, line, 2))
          && java.util.Arrays.equals(cell(moved, line, 1), cell(moved, line, 3)));
    }
    assertNotEquals(0xFF000000, plain.getRGB(0, 0));
  }

  @Test
  void whatCannotBeShownIsRefused() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,x\n2,y\n3,x\n");
    refused("data: expected images, got the table " + table, "data", "show", table);
    refused("--lines: expected at least 1, got 0", "data", "show", "digits", "--lines", "0");
    refused(
        "--out: expected a file in a folder that is there",
        "data",
        "show",
        "digits",
        "--out",
        folder.resolve("no").resolve("x.png"));
    refused("did you mean shift?", "data", "show", "digits", "--augment", "shfit(2)");
  }

  private static void refused(String message, Object... args) {
    Cli run = Cli.run(args);
    assertEquals(2, run.code(), run.err());
    assertTrue(run.err().contains(message), run.err());
  }
}
