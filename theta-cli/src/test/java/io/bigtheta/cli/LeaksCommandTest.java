package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns that give away the target are said before anybody waits for a training. */
class LeaksCommandTest {
  @TempDir
  private Path folder;

  private Path bikes() throws IOException {
    StringBuilder text = new StringBuilder("hour,casual,registered,cnt\n");
    for (int i = 0; i < 120; i++) {
      int casual = i * 37 % 101;
      int registered = i * 53 % 307;
      text.append(i % 24).append(',').append(casual).append(',').append(registered);
      text.append(',').append(casual + registered).append('\n');
    }
    return Files.writeString(folder.resolve("bikes.csv"), text);
  }

  private void said(Cli run) {
    String out = run.out();
    int suspected = out.indexOf("suspected    the columns \"casual\" + \"registered\" give away");
    assertTrue(suspected >= 0, out);
    assertTrue(suspected < out.indexOf("stopped      "), out);
    assertEquals(2, out.split("give away the target together", -1).length - 1, out);
  }

  @Test
  void aLeakIsSaidBeforeTheTrainingAndAgainInTheDiagnosis() throws IOException {
    said(Cli.done("train", bikes(), "--epochs", 2, "--out", folder.resolve("five")));
    said(Cli.done("train", bikes(), "--hidden", 4, "--epochs", 2, "--out", folder.resolve("one")));
    Object[] words = {"train", bikes(), "--epochs", 2, "--json", "--out", folder.resolve("json")};
    JsonNode json = Cli.done(words).json();
    assertTrue(json.get("diagnosis").toString().contains("give away the target"), json.toString());
  }
}
