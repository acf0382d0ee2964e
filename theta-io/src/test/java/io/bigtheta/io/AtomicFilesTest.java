package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
  @TempDir
  Path folder;

  @Test
  void aFileIsMadeOrReplacedAndNothingIsLeftBesideIt() throws IOException {
    write("f", "one");
    write("f", "two, longer");
    assertEquals("two, longer", Files.readString(folder.resolve("f")));
    assertEquals(List.of("f"), names());
  }

  @Test
  void aFailureLeavesTheOldContentAndNoLitter() throws IOException {
    write("f", "old");
    IOException e = assertThrows(
        IOException.class,
        () -> AtomicFiles.write(folder.resolve("f"), out -> {
          out.write(new byte[200_000]);
          throw new IOException("disk full");
        }));
    assertEquals("disk full", e.getMessage());
    assertEquals("old", Files.readString(folder.resolve("f")));
    assertEquals(List.of("f"), names());
  }

  @Test
  void whileItIsWrittenTheOldContentIsThere() throws IOException {
    write("f", "old");
    AtomicFiles.write(folder.resolve("f"), out -> {
      out.write("new".getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertEquals("old", Files.readString(folder.resolve("f")));
    });
    assertEquals("new", Files.readString(folder.resolve("f")));
  }

  @Test
  void whatKilledProcessesLeftIsRemovedAndNothingElse() throws Exception {
    Process ended = new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"), "--version")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    ended.waitFor();
    long mine = ProcessHandle.current().pid();
    write(".f." + ended.pid() + "-0.tmp", "");
    write(".f." + mine + "-0.tmp", "");
    write(".g." + ended.pid() + "-0.tmp", "");
    write("f", "x");
    assertEquals(List.of(".f." + mine + "-0.tmp", ".g." + ended.pid() + "-0.tmp", "f"), names());
  }

  @Test
  void aLinkStaysALink() throws IOException {
    write("f", "old");
    try {
      Files.createSymbolicLink(folder.resolve("link"), Path.of("f"));
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("this platform makes no links");
    }
    write("link", "new");
    assertEquals("new", Files.readString(folder.resolve("f")));
    assertEquals(true, Files.isSymbolicLink(folder.resolve("link")));
  }

  @Test
  void foldersAndNamesInNoFolderAreRefused() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    Samples.refused(
        "d: expected a file to replace, got a folder; give another name",
        folder,
        () -> write("d", ""));
    Samples.refused(
        "e/f: expected a folder to write into, got nothing there; create it"
            .replace("/", folder.getFileSystem().getSeparator()),
        folder,
        () -> write("e/f", ""));
  }

  private void write(String name, String content) throws IOException {
    AtomicFiles.write(
        folder.resolve(name), out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
