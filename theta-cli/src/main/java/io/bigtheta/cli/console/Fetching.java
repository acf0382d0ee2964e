package io.bigtheta.cli;

import io.bigtheta.io.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Tells people how fetching a data set goes on. */
final class Fetching implements Progress {
  private static final double MIB = 1 << 20;

  private final PrintStream out;
  private final boolean terminal;

  Fetching(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void place(String name, String place) {
    out.println((terminal ? io.bigtheta.cli.Progress.ERASE : "") + "fetching     " + name + " from "
        + place);
  }

  @Override
  public void bytes(String file, long done, long total) {
    if (!terminal) {
      return;
    }
    String of = total < 0 ? "" : String.format(Locale.ROOT, " of %.1f", total / MIB);
    out.print(String.format(
        Locale.ROOT,
        "%s             %s: %.1f%s MiB",
        io.bigtheta.cli.Progress.ERASE,
        file,
        done / MIB,
        of));
    out.print(done == total ? io.bigtheta.cli.Progress.ERASE : "");
    out.flush();
  }
}
