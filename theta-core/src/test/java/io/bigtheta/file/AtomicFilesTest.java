package io.bigtheta.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    link("link", Path.of("f"));
    write("link", "new");
    assertEquals("new", Files.readString(folder.resolve("f")));
    assertEquals(true, Files.isSymbolicLink(folder.resolve("link")));
  }

  @Test
  void foldersAndNamesInNoFolderAreRefused() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    assertRefused("d", ": expected a file to replace, got a folder; give another name");
    assertRefused("e/f", ": expected a folder to write into, got nothing there; create it");
  }

  @Test
  void aLinkThatLeadsNowhereIsRefusedAndStays() throws IOException {
    link("link", Path.of("gone"));
    assertRefused(
        "link",
        ": expected a file to replace, got a link to gone, which is not there; remove the link, or give another name");
    assertEquals(List.of("link"), names());
  }

  /** As root, replacing /dev/null by a file would break the machine. */
  @Test
  void aDeviceAndAPipeAreWrittenInto() throws Exception {
    Path device = Path.of("/dev/null");
    Assumptions.assumeTrue(Files.exists(device), "this platform has no /dev/null");
    AtomicFiles.write(device, out -> out.write(new byte[10]));
    assertFalse(Files.isRegularFile(device));
    Path pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor();
    CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
      try (InputStream in = Files.newInputStream(pipe)) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    write("pipe", "through");
    assertEquals("through", new String(read.get(10, TimeUnit.SECONDS), StandardCharsets.UTF_8));
    assertEquals(List.of("pipe"), names());
  }

  /** Somebody else may write into the folder, and knows how temporary files were named once. */
  @Test
  void noPlantedLinkIsWrittenThrough() throws IOException {
    write("victim", "precious");
    link(".f.part", Path.of("victim"));
    link(".f." + ProcessHandle.current().pid() + "-0.tmp", Path.of("victim"));
    write("f", "new");
    assertEquals("precious", Files.readString(folder.resolve("victim")));
  }

  private void assertRefused(String name, String message) {
    Refusal e = assertThrows(Refusal.class, () -> write(name, ""));
    assertEquals(folder.resolve(name) + message, e.getMessage());
  }

  private void link(String name, Path to) throws IOException {
    try {
      Files.createSymbolicLink(folder.resolve(name), to);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("this platform makes no links");
    }
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
