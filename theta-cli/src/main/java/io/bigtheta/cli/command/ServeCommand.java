package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Interruption;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.http.Address;
import io.bigtheta.serve.Serving;
import io.bigtheta.serve.Settings;
import io.bigtheta.serve.shelf.Loaded;
import io.bigtheta.spec.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta serve}. */
@Command(
    name = "serve",
    description =
        "Answers with predictions over HTTP, for the clients of Triton and KServe, TensorFlow Serving, and MLflow.",
    footer = {
      "",
      "For example:",
      "  theta serve runs/iris-…",
      "  theta serve flowers=model.safetensors digits=runs/mnist-… --port 9000",
      "  curl -d '{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}' http://127.0.0.1:9000/v1/models/flowers:predict",
      "",
      "The answers have the bits of theta predict."
    })
public final class ServeCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 100;
  private static final long MEGABYTE = 1 << 20;
  private static final int LARGEST = 1_024;

  private final Shell shell;

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description =
          "Model files, or the directories of runs or ensembles; NAME=PATH gives a name. A directory is watched: when its model has changed, the new one answers.")
  private List<String> models;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Port of the server; 0 for any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description =
          "Lets other machines call at this address of this machine, such as 0.0.0.0; they need the token. Default: this machine alone.")
  private @Nullable String listen;

  @Option(
      names = "--token",
      paramLabel = "TEXT",
      description =
          "The secret that callers need with --listen, as Authorization: Bearer TEXT, at least 16 characters. Default: a new one, which is printed.")
  private @Nullable String token;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description =
          "Adds a line of JSON for each call to this file; - for standard output. Default: none.")
  private @Nullable String accessLog;

  @Option(
      names = "--largest-body",
      paramLabel = "MB",
      defaultValue = "16",
      description = "Largest body of a call, in megabytes. Default: ${DEFAULT-VALUE}.")
  private int largestBody;

  @Option(
      names = "--drain",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description =
          "How long the calls under way may take after Ctrl-C or SIGTERM. Default: ${DEFAULT-VALUE}.")
  private int drain;

  public ServeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    if (largestBody < 1 || largestBody > LARGEST) {
      throw Refusal.of("largest-body", "1 … " + LARGEST + " megabytes", largestBody)
          .setting("largest-body");
    }
    if (drain < 0) {
      throw Refusal.of("drain", "at least 0 seconds", drain).setting("drain");
    }
    Address address = address();
    try (Log log = Log.open(accessLog, shell);
        Interruption interruption = new Interruption("");
        Serving serving = Serving.open(settings(address, log))) {
      shell.out().println("serving      " + serving.uri());
      for (Loaded loaded : serving.models()) {
        shell.out().println("model        " + loaded.name() + ", version " + loaded.version());
      }
      address.token().ifPresent(secret -> shell.out().println("token        " + secret));
      shell.out().println("stop         Ctrl-C");
      shell.out().flush();
      while (!interruption.or(shell).getAsBoolean()) {
        Thread.sleep(LOOK_MILLIS);
      }
      serving.drain(Duration.ofSeconds(drain));
      shell.out().println("stopped");
      return Failure.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Failure.INTERRUPTED;
    }
  }

  private Settings settings(Address address, Log log) {
    Settings settings = Settings.of(models, address)
        .bodyBytes(largestBody * MEGABYTE)
        .news(line -> shell.err().println("model        " + Failure.oneLine(line)));
    return log.writer() == null ? settings : settings.access(log::line);
  }

  private Address address() {
    if (listen != null && token == null) {
      token = Address.secret();
    }
    return new Address(
        Optional.ofNullable(listen).orElse("127.0.0.1"), port, Optional.ofNullable(token));
  }

  /** Where the lines of the access log go. */
  private record Log(@Nullable PrintWriter writer, boolean owned) implements Closeable {
    static Log open(@Nullable String file, Shell shell) throws IOException {
      if (file == null) {
        return new Log(null, false);
      } else if (file.equals("-")) {
        return new Log(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8), false);
      }
      return new Log(
          new PrintWriter(
              Files.newBufferedWriter(
                  Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              true),
          true);
    }

    void line(String line) {
      if (writer != null) {
        writer.println(line); // a PrintWriter lets one thread write at a time
      }
    }

    @Override
    public void close() {
      if (writer != null && owned) {
        writer.close();
      }
    }
  }
}
