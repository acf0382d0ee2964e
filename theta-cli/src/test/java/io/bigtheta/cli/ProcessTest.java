package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show. */
class ProcessTest {
  @TempDir
  private Path folder;

  private Process start(List<String> options, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private String said(String stream) throws IOException {
    return Files.readString(folder.resolve(stream));
  }

  @Test
  void withoutTheVectorModuleComeTheSameBitsAndOneLineHowToGoFaster() throws Exception {
    Path with = folder.resolve("with");
    Path without = folder.resolve("without");
    String digest = Cli.done("train", "digits", "--epochs", 2, "--out", with, "--json")
        .json()
        .get("theta_digest")
        .asText();
    Process process = start(List.of(), "train", "digits", "--epochs", 2, "--out", without);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said("err"));
    assertTrue(said("out").contains(digest), said("out"));
    List<String> hints = said("out")
        .lines()
        .filter(line -> line.contains("--add-modules jdk.incubator.vector"))
        .toList();
    assertEquals(1, hints.size(), said("out"));
    assertFalse(said("err").contains("INFO"), said("err"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSignalEndsATrainingCleanly() throws Exception {
    Path out = folder.resolve("run");
    Process process =
        start(List.of(), "train", "digits", "--hidden", 200, "--epochs", 5000, "--out", out);
    for (int i = 0; i < 600 && !said("out").contains("epoch    2/"); i++) {
      Thread.sleep(100);
    }
    process.destroy(); // SIGTERM
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(143, process.exitValue(), said("err"));
    assertTrue(said("out").contains("to continue: theta resume " + out), said("out"));
    assertTrue(Files.exists(out.resolve("model.safetensors")));
    assertTrue(Files.exists(out.resolve("checkpoint.safetensors")));
    assertTrue(Files.exists(out.resolve("report.html")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aSecondSignalEndsAtOnceAndNamesTheFolder() throws Exception {
    Path out = folder.resolve("run");
    Process process =
        start(List.of(), "train", "digits", "--hidden", 3000, "--epochs", 500, "--out", out);
    for (int i = 0; i < 600 && !said("out").contains("calculates"); i++) {
      Thread.sleep(100);
    }
    for (int i = 0; i < 100 && process.isAlive(); i++) {
      process.destroy(); // SIGTERM: where these tests run in the background, SIGINT is ignored
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(143, process.exitValue(), said("err"));
    if (said("err").contains("ended at once")) { // else it was quick enough to end by itself
      assertTrue(
          said("err")
              .contains("theta: ended at once; theta resume " + out
                  + " continues from the last checkpoint"),
          said("err"));
    }
  }
}
