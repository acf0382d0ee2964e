package io.bigtheta.run.folder;

import io.bigtheta.io.CheckpointFile;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the newest checkpoint of a training, at most every two seconds and at the end. Epochs that are lost if the process is
 * killed in between are trained again, to the same bits.
 */
public final class Checkpoints implements Consumer<Event> {
  private static final long PAUSE_NANOS = 2_000_000_000L;

  private final Path file;
  private @Nullable Checkpoint pending;
  private long written = System.nanoTime() - PAUSE_NANOS;

  public Checkpoints(Path file) {
    this.file = file;
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.EpochEnded ended) {
      pending = ended.checkpoint().get();
      if (System.nanoTime() - written >= PAUSE_NANOS) {
        flush();
      }
    } else if (event instanceof Event.Ended) {
      flush();
    }
  }

  private void flush() {
    if (pending == null) {
      return;
    }
    try {
      CheckpointFile.write(pending, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pending = null;
    written = System.nanoTime();
  }
}
