package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.Pixels;
import io.bigtheta.io.Images;
import io.bigtheta.math.Seed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures with several figures, and the style in which a model takes pictures. */
class PicturesTest {
  @TempDir
  private static Path folder;

  private static Path ink;
  private static Path two;

  @BeforeAll
  static void train() throws IOException {
    ink = folder.resolve("ink");
    two = folder.resolve("two.png");
    draw(two, "bar", "ring");
    Path data = folder.resolve("drawings");
    for (String label : List.of("bar", "ring")) {
      Files.createDirectories(data.resolve(label));
      for (int i = 0; i < 20; i++) {
        draw(data.resolve(label + "/" + i + ".png"), label);
      }
    }
    Cli.done("train", data, "--images", "ink", "--hidden", 4, "--epochs", 20, "--out", ink);
  }

  /** Figures beside each other: upright bars and rings. */
  private static void draw(Path file, String... figures) throws IOException {
    BufferedImage image =
        new BufferedImage(160 * figures.length, 200, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, image.getWidth(), 200);
    g.setColor(Color.BLACK);
    for (int k = 0; k < figures.length; k++) {
      if (figures[k].equals("bar")) {
        g.fillRect(160 * k + 70, 40, 16, 120);
      } else {
        g.setStroke(new java.awt.BasicStroke(16));
        g.drawOval(160 * k + 40, 50, 80, 100);
      }
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void severalFiguresAreSaid() {
    Cli cli = Cli.done("predict", ink, two);
    assertEquals(1, cli.out().lines().count(), cli.out());
    assertEquals(
        "images       " + two + ": holds 2 digits: --split reads them one by one\n", cli.err());
  }

  @Test
  void splitReadsThemOneByOne() throws IOException {
    Path framed = folder.resolve("framed.png");
    Cli cli = Cli.done("predict", ink, two, "--split", "--boxes", framed, "--json");
    assertEquals("", cli.err());
    JsonNode json = cli.json();
    assertEquals(2, json.size());
    assertEquals("bar", json.at("/0/label").asText());
    assertEquals("ring", json.at("/1/label").asText());
    assertEquals(two + ":2", json.at("/1/input").asText());
    assertEquals(70, json.at("/0/box/left").asInt(), 1);
    assertEquals(40, json.at("/0/box/top").asInt(), 1);
    assertEquals(16, json.at("/0/box/width").asInt(), 2);
    assertEquals(120, json.at("/0/box/height").asInt(), 2);
    BufferedImage image = ImageIO.read(framed.toFile());
    assertEquals(List.of(320, 200), List.of(image.getWidth(), image.getHeight()));
    int frame = new Color(image.getRGB(78, json.at("/0/box/top").asInt() - 2)).getRed();
    assertTrue(frame > 200, "red above the bar");
    JsonShape.of("predict.json").fits(json);
  }

  @Test
  void splitIsForDrawingsAndBoxesForOnePicture() {
    Cli raw = Cli.run("predict", ink, two, "--split", "--images", "raw");
    assertEquals(
        "theta: --split: expected a model of drawings, got one of raw images\n", raw.err());
    assertEquals(2, raw.code());
    Cli alone = Cli.run("predict", ink, two, "--boxes", folder.resolve("no.png"));
    assertEquals(
        "theta: --boxes: expected --split and one picture beside it, got no --split; add --split\n",
        alone.err());
    assertEquals(2, alone.code());
    assertFalse(Files.exists(folder.resolve("no.png")));
  }

  @Test
  void aModelTakesPicturesAsItsOwnWereTaken() throws IOException {
    Path data = folder.resolve("halves");
    for (String label : List.of("left", "right")) {
      Files.createDirectories(data.resolve(label));
      for (int i = 0; i < 20; i++) {
        byte[] levels = new byte[400];
        for (int j = 0; j < 400; j++) {
          boolean light = j % 20 < 10 == label.equals("left");
          levels[j] = (byte) ((light ? 200 : 40) + new Seed(i).below(j, 30));
        }
        Images.write(data.resolve(label + "/" + i + ".png"), new Pixels(1, 20, 20, levels), 0, 255);
      }
    }
    Path run = folder.resolve("raw");
    Cli.done("train", data, "--images", "raw", "--hidden", 4, "--epochs", 20, "--out", run);
    assertEquals(
        1,
        Cli.done("evaluate", run, data, "--all", "--json")
            .json()
            .get("accuracy")
            .asDouble());
    Path one = data.resolve("left/0.png");
    Cli cli = Cli.done("predict", run, one, "--json");
    assertEquals("left", cli.json().at("/0/label").asText());
    assertTrue(Cli.done("inspect", run).out().contains(", taken raw"));
    assertTrue(Cli.done("inspect", ink).out().contains(", taken as ink"));
    String words = "--images ink: the model was trained on images of style raw,"
        + " which it takes without --images";
    Cli other = Cli.run("predict", run, one, "--images", "ink");
    assertTrue(other.err().contains(words), other.err());
    Cli judged = Cli.run("evaluate", run, data, "--all", "--images", "ink");
    assertTrue((judged.out() + judged.err()).contains(words), judged.out() + judged.err());
  }
}
