package io.bigtheta.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws a reader of the sources sees, and the compiler does not. */
class SourcesTest {
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_PACKAGE_INFO = 10;

  private static final List<Path> MAIN = House.sources("src/main/java");

  @Test
  void thereAreSourcesToRead() {
    assertFalse(MAIN.isEmpty(), "house: expected sources under " + House.ROOT + ", got none");
  }

  @Test
  void noFileIsLongerThan300Lines() {
    assertEquals(List.of(), longerThan(LONGEST_FILE, MAIN), "a file above 300 lines is two files");
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    List<String> silent = MAIN.stream()
        .filter(file -> !file.endsWith("module-info.java"))
        .map(Path::getParent)
        .distinct()
        .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .map(House::name)
        .toList();
    assertEquals(List.of(), silent, "add a package-info.java: what the room is for, who may enter");
  }

  @Test
  void noPackageInfoIsLongerThanTenLines() {
    List<Path> infos =
        MAIN.stream().filter(file -> file.endsWith("package-info.java")).toList();
    assertEquals(List.of(), longerThan(LONGEST_PACKAGE_INFO, infos), "say it in ten lines");
  }

  @Test
  void whatIsRefusedIsRefusedWithARefusal() {
    List<String> bare = MAIN.stream()
        .filter(file -> House.lines(file).stream()
            .anyMatch(line -> line.contains("new IllegalArgumentException(")))
        .map(House::name)
        .toList();
    assertEquals(
        List.of(), bare, "throw Refusal.of(where, expected, got), so that a form can show it");
  }

  /** But for the folder names, which tests take elsewhere. */
  @Test
  void theJavaOfTheReadmeIsCompiledByTests() {
    String tests = String.join(
            "\n",
            House.lines(
                House.ROOT.resolve("theta-io/src/test/java/io/bigtheta/io/TenLinesTest.java")))
        + String.join(
            "\n",
            House.lines(House.ROOT.resolve(
                "theta-run/src/test/java/io/bigtheta/run/job/FiveLinesTest.java")));
    List<String> unknown = new ArrayList<>();
    boolean java = false;
    for (String line : House.lines(House.ROOT.resolve("README.md"))) {
      java = line.startsWith("```") ? line.equals("```java") : java;
      String code =
          line.replaceFirst("//.*", "").replaceFirst("Path\\.of\\(.*", "").strip();
      if (java && !line.startsWith("```") && !squeezed(tests).contains(squeezed(code))) {
        unknown.add(line);
      }
    }
    assertEquals(List.of(), unknown, "put these lines into TenLinesTest or FiveLinesTest, too");
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }

  private static List<String> longerThan(int limit, List<Path> files) {
    return files.stream()
        .filter(file -> House.lines(file).size() > limit)
        .map(file -> House.name(file) + " has " + House.lines(file).size())
        .toList();
  }
}
