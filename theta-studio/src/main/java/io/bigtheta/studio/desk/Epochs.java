package io.bigtheta.studio.desk;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The networks after some epochs of a training, as model files in its folder, so that a page can go back and forth in time. There
 * are never more than {@value #MOST}: when there would be, every second one is removed and from then on only every second epoch
 * is kept. The last epoch that was kept less than a quarter of a second ago lets the next one pass, so that keeping costs little.
 */
public final class Epochs {
  private static final int MOST = 32;
  private static final long PAUSE_NANOS = 250_000_000L;
  private static final String END = ".safetensors";

  private final Path folder;
  private int every = 1;
  private long kept = System.nanoTime() - PAUSE_NANOS;

  public Epochs(Path run) {
    folder = run.resolve("epochs");
  }

  /** The epochs whose networks are kept, ascending. */
  public List<Integer> list() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{1,9}" + END.replace(".", "\\.")))
          .map(name -> Integer.parseInt(name.substring(0, name.length() - END.length())))
          .sorted()
          .toList();
    }
  }

  /** The file of the network after this epoch. */
  public Path file(int epoch) {
    return folder.resolve(epoch + END);
  }

  /** Keeps the network after this epoch, if it is its turn. */
  void keep(int epoch, Supplier<Model> model) {
    long now = System.nanoTime();
    if (epoch % every != 0 || now - kept < PAUSE_NANOS) {
      return;
    }
    try {
      Files.createDirectories(folder);
      ModelFile.write(model.get(), file(epoch));
      thin();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    kept = now;
  }

  private void thin() throws IOException {
    List<Integer> all = new ArrayList<>(list());
    if (all.size() <= MOST) {
      return;
    }
    every *= 2;
    for (int i = 0; i < all.size() - 1; i += 2) {
      Files.deleteIfExists(file(all.get(i)));
    }
  }
}
