package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Browser;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Interruption;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.SessionOptions;
import io.bigtheta.http.Address;
import io.bigtheta.studio.Studio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code theta studio}. */
@Command(
    name = "studio",
    description =
        "Opens a page in the browser on which you draw digits, train networks and look inside them.")
public final class StudioCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 100;

  private final Shell shell;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      defaultValue = "runs",
      description =
          "The directory of all runs, also those of theta train. Uploads and drawings are kept in it, too. Default: ${DEFAULT-VALUE}.")
  private Path runs;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8421",
      description = "Port of the page; 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "Lets other machines open the page at this address of this machine, such as 0.0.0.0; they need the token. Default: this machine alone.")
  private @Nullable String listen;

  @Option(
      names = "--token",
      paramLabel = "TEXT",
      description =
          "The secret that the page needs with --listen, at least 16 characters. Default: a new one, which is printed.")
  private @Nullable String token;

  @Option(
      names = "--no-browser",
      description = "Prints the address of the page and opens no browser.")
  private boolean noBrowser;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Number of threads; it does not change the result. Default: one per processor.")
  private int threads;

  public StudioCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    int workers = SessionOptions.threads(threads);
    Quiet.kernels();
    try (Interruption interruption = new Interruption("");
        Studio studio = Studio.open(address(), runs, workers)) {
      URI page = token == null && listen == null
          ? studio.uri()
          : studio.uri().resolve("?token=" + address().token().orElse(""));
      studio.welcome();
      shell.out().println("studio       " + page);
      shell.out().println("runs         " + runs.toAbsolutePath().normalize());
      shell.out().println("stop         Ctrl-C; trainings can be resumed");
      shell.out().flush();
      if (!noBrowser && !Browser.open(page)) {
        shell.out().println("browser      found none: open the address yourself");
      }
      while (!interruption.or(shell).getAsBoolean()) {
        Thread.sleep(LOOK_MILLIS);
      }
      shell.out().println("stopped");
      return Failure.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failure.INTERRUPTED;
    }
  }

  private Address address() {
    if (listen != null && token == null) {
      token = Address.secret();
    }
    return new Address(
        Optional.ofNullable(listen).orElse("127.0.0.1"), port, Optional.ofNullable(token));
  }
}
