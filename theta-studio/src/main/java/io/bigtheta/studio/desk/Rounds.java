package io.bigtheta.studio.desk;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The networks of a pruning, as model files in its folder, so that a page can ask each of them. They are numbered from 0 in the
 * order in which they were evaluated; number 0 is the network that was given. Only the first {@value #MOST} are kept.
 */
public final class Rounds {
  private static final int MOST = 64;
  private static final String END = ".safetensors";

  private final Path folder;

  public Rounds(Path run) {
    folder = run.resolve("rounds");
  }

  /** The numbers of the networks that are kept, ascending. */
  public List<Integer> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{1,9}\\.safetensors"))
          .map(name -> Integer.parseInt(name.substring(0, name.length() - END.length())))
          .sorted()
          .toList();
    }
  }

  /**
   * The file of the network with this number.
   *
   * @throws Refusal if it is not kept
   */
  public Path file(int number) throws IOException {
    Path file = folder.resolve(number + END);
    if (!Files.exists(file)) {
      throw Refusal.of("round", "one of " + list(), number);
    }
    return file;
  }

  /** Keeps a network, and returns the size of its file in bytes; 0 if it is not kept. */
  long keep(int number, Model model) {
    if (number >= MOST) {
      return 0;
    }
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(number + END);
      ModelFile.write(model, file);
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size of a file in bytes; 0 if the network is not kept. */
  long bytes(int number) throws IOException {
    Path file = folder.resolve(number + END);
    return Files.exists(file) ? Files.size(file) : 0;
  }
}
