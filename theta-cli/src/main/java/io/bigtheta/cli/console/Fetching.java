package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.run.job.JobEvent;
import java.io.PrintStream;

/** Shows the progress of fetching a data set. */
public record Fetching(PrintStream out, boolean terminal) implements io.bigtheta.io.Progress {
  private static final double MIB = 1 << 20;

  @Override
  public void place(String name, String place) {
    out.println((terminal ? Screen.ERASE : "") + "fetching     " + name + " from " + place);
  }

  @Override
  public void bytes(String file, long done, long total) {
    if (!terminal) {
      return;
    }
    String of = total < 0 ? "" : text(" of %.1f", total / MIB);
    out.print(text("%s             %s: %.1f%s MiB", Screen.ERASE, file, done / MIB, of));
    out.print(done == total ? Screen.ERASE : "");
    out.flush();
  }

  void accept(JobEvent.Fetching event) {
    place(event.name(), event.place());
  }

  void accept(JobEvent.Fetched event) {
    bytes(event.file(), event.done(), event.total());
  }
}
