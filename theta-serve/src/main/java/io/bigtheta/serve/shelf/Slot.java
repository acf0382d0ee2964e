package io.bigtheta.serve.shelf;

import io.bigtheta.serve.model.Servable;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The place of one model. Its reference is swapped when the files have changed and are whole. */
public final class Slot {
  private static final int WARM_CALLS = 500;
  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** What a look at the files found. */
  public enum Look {
    /** Nothing new, or something that is still being written. */
    SAME,
    /** A new model, which is served from now on. */
    SWAPPED,
    /** Files that are no model; the old one is still served. */
    BAD
  }

  private final String name;
  private final Path path;
  private final Opening opening;
  private Stamp served;
  private Stamp seen;
  private volatile Loaded loaded;
  private volatile String problem = "";
  private volatile boolean warm;

  private Slot(String name, Path path, Opening opening, Stamp stamp, Loaded loaded) {
    this.name = name;
    this.path = path;
    this.opening = opening;
    this.loaded = loaded;
    served = stamp;
    seen = stamp;
  }

  /** Reads the model at {@code path}, which is not warm yet. */
  static Slot open(String name, Path path, Opening opening) throws IOException {
    Stamp stamp = Stamp.of(path);
    return new Slot(name, path, opening, stamp, Loaded.of(name, opening.open(path)));
  }

  public String name() {
    return name;
  }

  public Path path() {
    return path;
  }

  /** The model that is served. */
  public Loaded loaded() {
    return loaded;
  }

  /** Why the newest files are not served; empty if they are. */
  public String problem() {
    return problem;
  }

  /** Whether its model has been warmed up. */
  public boolean ready() {
    return warm;
  }

  /** Whether the files are watched: only those of a folder are. */
  boolean watched() {
    return Files.isDirectory(path);
  }

  void warm() {
    warm(loaded.model());
    warm = true;
  }

  /** Asks often enough for the compiler to have done most of its work. */
  private static void warm(Servable model) {
    long end = System.nanoTime() + WARM_NANOS;
    for (int i = 0; i < WARM_CALLS && System.nanoTime() < end; i++) {
      model.infer(model.sample());
    }
  }

  /**
   * Looks whether the files have changed. If they have, and look the same as at the look before, they are read beside the model
   * that is served, warmed up, and swapped in.
   */
  synchronized Look look() {
    try {
      Stamp now = Stamp.of(path);
      boolean settled = now.equals(seen);
      seen = now;
      if (!settled || now.equals(served)) {
        return Look.SAME;
      }
      served = now; // read once, whole or not: it is read again when it changes again
      Servable model = opening.open(path);
      warm(model);
      loaded = Loaded.of(name, model);
      problem = "";
      return Look.SWAPPED;
    } catch (Refusal e) {
      problem = String.valueOf(e.getMessage());
    } catch (IOException | RuntimeException e) {
      problem = path + ": " + e;
    }
    return Look.BAD;
  }

  /** The folder or file of a model that the words of a command line name: {@code NAME=PATH} or a path. */
  record Named(String name, Path path) {
    static Named of(String words) {
      int equals = words.indexOf('=');
      boolean named = equals > 0
          && words.substring(0, equals).matches("[A-Za-z0-9._-]+")
          && !Files.exists(Path.of(words));
      Path path = Path.of(named ? words.substring(equals + 1) : words);
      String name = named ? words.substring(0, equals) : name(path);
      if (name.isEmpty()) {
        throw Refusal.of("MODEL", "a path with a name", '"' + words + '"', "write NAME=PATH");
      }
      return new Named(name, path);
    }

    /** The name of the file without its ending; that of the folder for the file of a run. */
    private static String name(Path path) {
      Path whole = path.toAbsolutePath().normalize();
      @Nullable Path last = whole.getFileName();
      String name = last == null ? "" : last.toString();
      if (name.equals("model.safetensors") || name.equals("ensemble.json")) {
        @Nullable Path folder = whole.getParent();
        name = folder == null ? "" : String.valueOf(folder.getFileName());
      }
      return name.replaceFirst("\\.(safetensors|onnx)$", "").replaceAll("[^A-Za-z0-9._-]+", "-");
    }
  }
}
