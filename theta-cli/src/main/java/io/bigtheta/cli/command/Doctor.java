package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.data.Dataset;
import io.bigtheta.io.DataSets;
import io.bigtheta.io.Home;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.activation.Gelu;
import io.bigtheta.nn.activation.Tanh;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Dropout;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.run.Version;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code theta doctor}. */
@Command(
    name = "doctor",
    description =
        "Shows what Theta uses on this machine, and checks its arithmetic by training a tiny network.")
public final class Doctor implements Callable<Integer> {
  /** The digest of the tiny network, which is the same on every machine. */
  public static final String DIGEST =
      "bec6b69b80db2899192dc1379405486599cbc8950251273f686c2d4eedc9164c";

  private static final long MIB = 1 << 20;

  private final Shell shell;

  public Doctor(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    PrintStream out = shell.out();
    int cores = Runtime.getRuntime().availableProcessors();
    out.println(Version.text().replaceFirst(" ", "        "));
    out.println("java         " + Runtime.version() + ", " + System.getProperty("java.vm.name")
        + " in " + System.getProperty("java.home"));
    out.println("system       " + System.getProperty("os.name") + " "
        + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
    out.println("processors   " + cores + ", so " + cores + (cores == 1 ? " thread" : " threads")
        + " by default (--threads)");
    out.println(text(
        "memory       %,d MiB at most for the JVM (THETA_JAVA_OPTS=-Xmx8g changes it)",
        Runtime.getRuntime().maxMemory() / MIB));
    out.println("kernels      " + Kernels.why());
    out.println("cache        " + Home.folder());
    for (String name : DataSets.names()) {
      boolean embedded = DataSets.about(name).embedded();
      out.println("             " + name + ": "
          + (embedded
              ? "part of the program"
              : DataSets.standard().here(name)
                  ? "on this machine"
                  : "not fetched yet (theta data get " + name + ")"));
    }
    long start = System.nanoTime();
    String digest = selfCheck(cores);
    boolean right = digest.equals(DIGEST);
    out.println(
        text("self-check   θ digest %s (%.1f s)", digest, (System.nanoTime() - start) / 1e9));
    out.println(
        right
            ? "             this is right: it is the same on every machine"
            : "             WRONG: expected " + DIGEST
                + "; this machine or JVM calculates wrongly, please report it");
    return right ? Failure.DONE : Failure.BROKEN;
  }

  /** The digest of θ after a tiny training that uses every kernel. */
  static String selfCheck(int threads) {
    float[][] x = new float[300][20];
    int[] y = new int[x.length];
    Seed seed = new Seed(7);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        x[i][j] = seed.child("x", i).normal(j);
      }
      y[i] = x[i][0] * x[i][1] > 0 ? x[i][2] > 0 ? 2 : 1 : 0;
    }
    Dataset data = Dataset.of(x, y);
    Blueprint blueprint = Blueprint.of(
        20,
        new Dense(67, new Tanh()),
        new Dropout(0.1f),
        new Dense(35, new Gelu()),
        new BatchNorm(),
        new Dense(3));
    return Trainer.of(new CrossEntropy(), new Adam())
        .batch(37)
        .epochs(5)
        .fit(blueprint, data, data.pick(0, 1, 2), Session.quiet().threads(threads))
        .model()
        .network()
        .digest();
  }
}
