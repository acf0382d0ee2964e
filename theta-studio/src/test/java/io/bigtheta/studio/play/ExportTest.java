package io.bigtheta.studio.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.run.job.TrainJob;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.train.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported ends in the θ that the playground shows. */
class ExportTest {
  @TempDir
  Path folder;

  private static final Map<String, String> FIELDS = Map.of(
      "hidden", "5,3",
      "activation", "leaky-relu(0.05)",
      "optimizer", "adam(beta1=0.8)",
      "rate", "0.02",
      "penalty", "l2(0.001)",
      "clipping", "by-norm(2)",
      "seed", "7",
      "test", "0.3");

  private Playground played(String cloud) throws IOException {
    Playground playground = new Playground(
        PlayRecipe.of(cloud, 150, 0.2f, List.of("x1", "x2", "x1*x2", "sin(x1)"), FIELDS));
    playground.train(12, Long.MAX_VALUE / 4);
    Files.writeString(folder.resolve("points.csv"), playground.recipe().csv());
    return playground;
  }

  @Test
  void theCommandTrainsTheSameNetwork() throws IOException {
    for (String cloud : List.of("spirals", "rings", "hills")) {
      Playground playground = played(cloud);
      String[] words = Export.of(playground).command().split(" ");
      assertEquals("theta train points.csv", words[0] + " " + words[1] + " " + words[2]);
      TrainRecipe recipe = TrainRecipe.of(folder.resolve("points.csv").toString());
      for (int i = 3; i < words.length; i += 2) {
        recipe = recipe.with(words[i].substring(2), words[i + 1].replace("'", ""));
      }
      TrainJob job = TrainJob.begin(recipe, folder.resolve(cloud));
      String digest =
          job.run(Session.quiet(), event -> {}).training().model().network().digest();
      assertEquals(playground.network().digest(), digest, Export.of(playground).command());
    }
  }

  @Test
  void theProgramTrainsTheSameNetwork() throws Exception {
    for (String cloud : List.of("moons", "plane")) {
      Playground playground = played(cloud);
      Path source = folder.resolve("Playground.java");
      String points = folder.resolve("points.csv").toString().replace("\\", "\\\\");
      Files.writeString(
          source, Export.of(playground).program().replace("\"points.csv\"", '"' + points + '"'));
      List<String> arguments = new ArrayList<>(List.of("-d", folder.toString()));
      String modules = System.getProperty("jdk.module.path");
      String path = System.getProperty("java.class.path")
          + java.io.File.pathSeparator
          + (modules == null ? "" : modules);
      arguments.addAll(List.of("-proc:none", "-cp", path, source.toString()));
      ByteArrayOutputStream errors = new ByteArrayOutputStream();
      int compiled = ToolProvider.getSystemJavaCompiler()
          .run(null, null, errors, arguments.toArray(String[]::new));
      assertEquals(0, compiled, errors.toString(StandardCharsets.UTF_8));
      assertTrue(run().contains(playground.network().digest()), source::toString);
    }
  }

  private String run() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      loader.loadClass("Playground").getMethod("main", String[].class).invoke(null, (Object)
          new String[0]);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theFormulaGivesWhatTheNetworkAnswers() throws IOException {
    Playground playground =
        new Playground(PlayRecipe.of("xor", 100, 0, List.of("x1", "x2"), Map.of("hidden", "2")));
    playground.train(5, Long.MAX_VALUE / 4);
    String[] lines = Formula.of(playground).split("\n");
    double x1 = 1.25;
    double x2 = -2.5;
    double a1 = Math.tanh(sum(lines[0], Map.of("x1", x1, "x2", x2)));
    double a2 = Math.tanh(sum(lines[1], Map.of("x1", x1, "x2", x2)));
    double z1 = sum(lines[3], Map.of("a1", a1, "a2", a2));
    io.bigtheta.math.Matrix x = new io.bigtheta.math.Matrix(1, 2);
    playground.plan().preparation().inputs().write(new float[] {(float) x1, (float) x2}, 0, x, 0);
    assertEquals(playground.network().predict(x).get(0, 1), z1, 2e-3, String.join("\n", lines));
    assertEquals("p(class 0) = e^z0 / (e^z0 + e^z1)", lines[4]);
  }

  /** Reads {@code name = f(1.0*x1 - 2.0*x2 + 3.0)} back. */
  private static double sum(String line, Map<String, Double> values) {
    String terms = line.substring(line.indexOf('=') + 1).replace("tanh(", "").replace(")", "");
    double sum = 0;
    double sign = 1;
    for (String word : terms.strip().split(" ")) {
      if (word.equals("-") || word.equals("+")) {
        sign = word.equals("-") ? -1 : 1;
        continue;
      }
      String[] factors = word.split("\\*");
      double value = sign * Double.parseDouble(factors[0]);
      sum += factors.length > 1 ? value * values.get(factors[1]) : value;
    }
    return sum;
  }
}
