package io.bigtheta.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code theta}: the command that holds the others. */
@Command(
    name = "theta",
    description =
        "Trains neural networks and uses them. The same seed gives the same network, bit for bit, everywhere.",
    versionProvider = Theta.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First steps:",
      "  theta train digits                  a network that reads digits, in seconds",
      "  theta train mnist                   the same with 60,000 of them",
      "  theta train iris.csv --target species",
      "  theta predict runs/mnist-… seven.png",
      "",
      "Exit codes: 0 done, 1 the machine failed or the training diverged, 2 bad input, 70 a fault of Theta's own,",
      "130 interrupted."
    })
final class Theta implements Runnable {
  @CommandLine.Spec
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  private boolean version;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program an error arose; THETA_DEBUG=1 does so too.")
  private boolean stacktrace;

  /** The parser, with every command. */
  static CommandLine line(Shell shell) {
    Theta theta = new Theta();
    CommandLine line = new CommandLine(theta)
        .addSubcommand(Recipes.explain(
            new CommandLine(new Train(shell)),
            "theta train mnist --hidden 300,100 --activation gelu --patience 5",
            "theta train iris.csv --target species --optimizer \"adam(beta1=0.8)\" --rate 0.01"))
        .addSubcommand(new Resume(shell))
        .addSubcommand(Recipes.explain(
            new CommandLine(new EnsembleCommand(shell)),
            "theta ensemble mnist --members 5 --recipe cnn-quick",
            "theta ensemble iris.csv --members 3 --target species --out runs/three"))
        .addSubcommand(Recipes.explain(
            new CommandLine(new CrossValidate(shell)),
            "theta crossvalidate iris.csv --target species --folds 10",
            "theta crossvalidate digits --hidden 64 --repeat 3 --refit"))
        .addSubcommand(
            Recipes.explain(
                new CommandLine(new SearchCommand(shell)),
                "theta search digits",
                "theta search digits --hidden 4..256 --folds 10",
                "theta search iris.csv --target species --hidden 4,8 --vary rate=0.001..0.1,activation=relu,tanh --strategy halving"))
        .addSubcommand(Recipes.explain(
            new CommandLine(new LearningCurveCommand(shell)),
            "theta learning-curve digits",
            "theta learning-curve iris.csv --target species --sizes 30,60,120"))
        .addSubcommand(new ExperimentCommand(shell))
        .addSubcommand(new Evaluate(shell))
        .addSubcommand(new Predict(shell))
        .addSubcommand(new Inspect(shell))
        .addSubcommand(Recipes.explain(
            new CommandLine(new Prune(shell)),
            "theta prune runs/mnist-… mnist",
            "theta prune model.safetensors iris.csv --method weights --tolerance 1%"))
        .addSubcommand(new CommandLine(new Data(shell)).addSubcommand(new DataShow(shell)))
        .addSubcommand(new Gradcheck(shell))
        .addSubcommand(new Doctor(shell))
        .addSubcommand(new Completion(shell));
    boolean debug = "1".equals(System.getenv("THETA_DEBUG"));
    return line.setOut(Shell.writer(shell.out()))
        .setErr(Shell.writer(shell.err()))
        .setUsageHelpWidth(110)
        .setUsageHelpLongOptionsMaxWidth(30)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> Usage.tell(e, shell.err()))
        .setExecutionExceptionHandler((e, command, parsed) -> e instanceof ParameterException usage
            ? Usage.tell(usage, shell.err())
            : Failure.tell(e, shell.err(), debug || theta.stacktrace));
  }

  static String version() {
    String version = Theta.class.getPackage().getImplementationVersion();
    return "theta " + (version == null ? "(from classes)" : version);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** For picocli. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {version()};
    }
  }
}
