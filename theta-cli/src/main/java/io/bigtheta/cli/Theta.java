package io.bigtheta.cli;

import io.bigtheta.cli.command.Completion;
import io.bigtheta.cli.command.Control;
import io.bigtheta.cli.command.ControlPlay;
import io.bigtheta.cli.command.ControlTrain;
import io.bigtheta.cli.command.CrossValidate;
import io.bigtheta.cli.command.Data;
import io.bigtheta.cli.command.DataInfo;
import io.bigtheta.cli.command.DataShow;
import io.bigtheta.cli.command.Doctor;
import io.bigtheta.cli.command.EnsembleCommand;
import io.bigtheta.cli.command.Evaluate;
import io.bigtheta.cli.command.ExperimentCommand;
import io.bigtheta.cli.command.Explain;
import io.bigtheta.cli.command.Export;
import io.bigtheta.cli.command.Gradcheck;
import io.bigtheta.cli.command.Import;
import io.bigtheta.cli.command.Inspect;
import io.bigtheta.cli.command.LearningCurveCommand;
import io.bigtheta.cli.command.Play;
import io.bigtheta.cli.command.PlayGtp;
import io.bigtheta.cli.command.PlayJudge;
import io.bigtheta.cli.command.PlayMatch;
import io.bigtheta.cli.command.PlayTrain;
import io.bigtheta.cli.command.Predict;
import io.bigtheta.cli.command.Prune;
import io.bigtheta.cli.command.Recipes;
import io.bigtheta.cli.command.Resume;
import io.bigtheta.cli.command.SearchCommand;
import io.bigtheta.cli.command.ServeCommand;
import io.bigtheta.cli.command.StudioCommand;
import io.bigtheta.cli.command.Train;
import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.console.Usage;
import io.bigtheta.cli.option.FieldDefaults;
import io.bigtheta.run.Version;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** {@code theta}: the command that has all others as subcommands. */
@Command(
    name = "theta",
    description =
        "Trains neural networks and makes predictions with them. The same seed gives the same network on every machine, bit for bit.",
    versionProvider = Theta.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First steps:",
      "  theta studio                            opens a page on which you draw, train and look inside",
      "  theta train digits                      trains a network to read 1,797 small digits, in seconds",
      "  theta train mnist                       the same with the 60,000 digits of MNIST",
      "  theta train iris.csv --target species   trains on a table",
      "  theta predict runs/mnist-… seven.png    tells which digit an image shows",
      "",
      "Exit codes: 0 success, 1 the machine failed or the training diverged, 2 bad input, 70 a bug in Theta,",
      "130 or 143 interrupted."
    })
final class Theta implements Runnable {
  @CommandLine.Spec
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help and exits.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version and exits.")
  private boolean version;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description =
          "Shows the stack trace of an error, as the environment variable THETA_DEBUG=1 does.")
  private boolean stacktrace;

  /** A command, which is made only when it is needed: picocli takes a moment to read all of its options. */
  private record Entry(Class<?> kind, Supplier<CommandLine> command) {
    String name() {
      return kind.getAnnotation(Command.class).name();
    }
  }

  private static Entry plain(Class<?> kind, Supplier<Object> command) {
    return new Entry(kind, () -> new CommandLine(command.get()));
  }

  /** A command whose help lists the recipes that its options take. */
  private static Entry learning(Class<?> kind, Supplier<Object> command, String... examples) {
    return new Entry(kind, () -> Recipes.explain(new CommandLine(command.get()), examples));
  }

  private static List<Entry> commands(Shell shell) {
    return List.of(
        learning(
            Train.class,
            () -> new Train(shell),
            "theta train mnist --hidden 300,100 --activation gelu --patience 5",
            "theta train iris.csv --target species --optimizer \"adam(beta1=0.8)\" --rate 0.01"),
        plain(Resume.class, () -> new Resume(shell)),
        learning(
            EnsembleCommand.class,
            () -> new EnsembleCommand(shell),
            "theta ensemble mnist --members 5 --recipe cnn-quick",
            "theta ensemble iris.csv --members 3 --target species --out runs/three"),
        learning(
            CrossValidate.class,
            () -> new CrossValidate(shell),
            "theta crossvalidate iris.csv --target species --folds 10",
            "theta crossvalidate digits --hidden 64 --repeat 3 --refit"),
        learning(
            SearchCommand.class,
            () -> new SearchCommand(shell),
            "theta search digits",
            "theta search digits --hidden 4..256 --folds 10",
            "theta search iris.csv --target species --hidden 4,8 --vary rate=0.001..0.1,activation=relu,tanh --strategy halving"),
        learning(
            LearningCurveCommand.class,
            () -> new LearningCurveCommand(shell),
            "theta learning-curve digits",
            "theta learning-curve iris.csv --target species --sizes 30,60,120"),
        plain(StudioCommand.class, () -> new StudioCommand(shell)),
        plain(ServeCommand.class, () -> new ServeCommand(shell)),
        plain(ExperimentCommand.class, () -> new ExperimentCommand(shell)),
        plain(Evaluate.class, () -> new Evaluate(shell)),
        plain(Predict.class, () -> new Predict(shell)),
        plain(Explain.class, () -> new Explain(shell)),
        plain(Inspect.class, () -> new Inspect(shell)),
        plain(Export.class, () -> new Export(shell)),
        learning(
            Import.class,
            () -> new Import(shell),
            "theta import net.safetensors --input 1x28x28 --layers \"conv(8, 3, activation=relu) max-pool(2) dense(10)\" --out mine.safetensors",
            "theta import net.onnx --labels cat,dog --out mine.safetensors"),
        learning(
            Prune.class,
            () -> new Prune(shell),
            "theta prune runs/mnist-… mnist",
            "theta prune model.safetensors iris.csv --method weights --tolerance 1%"),
        new Entry(
            Control.class,
            () -> new CommandLine(new Control(shell))
                .addSubcommand(
                    Recipes.explain(
                        new CommandLine(new ControlTrain(shell)),
                        "theta control train cartpole",
                        "theta control train mountaincar --agent \"dqn(returns=5, longest=20)\" --steps 100000",
                        "theta control train --pipe \"python3 examples/gymnasium/environment.py Acrobot-v1\" --trials 20"))
                .addSubcommand(new ControlPlay(shell))),
        new Entry(
            Data.class,
            () -> new CommandLine(new Data(shell))
                .addSubcommand(new DataShow(shell))
                .addSubcommand(new DataInfo(shell))),
        new Entry(
            Play.class,
            () -> new CommandLine(new Play())
                .addSubcommand(new PlayTrain(shell))
                .addSubcommand(new PlayMatch(shell))
                .addSubcommand(new PlayJudge(shell))
                .addSubcommand(new PlayGtp(shell))),
        plain(Gradcheck.class, () -> new Gradcheck(shell)),
        plain(Doctor.class, () -> new Doctor(shell)),
        plain(Completion.class, () -> new Completion(shell, () -> line(shell))));
  }

  /** The parser for these arguments. It knows only the command that they begin with, or all commands if they name none. */
  static CommandLine line(Shell shell, String... args) {
    List<Entry> all = commands(shell);
    List<Entry> named = all.stream()
        .filter(entry -> args.length > 0 && entry.name().equals(args[0]))
        .toList();
    Theta theta = new Theta();
    CommandLine line = new CommandLine(theta);
    (named.isEmpty() ? all : named)
        .forEach(entry -> line.addSubcommand(entry.command().get()));
    boolean debug = "1".equals(System.getenv("THETA_DEBUG"));
    return line.setOut(Shell.writer(shell.out()))
        .setErr(Shell.writer(shell.err()))
        .setExpandAtFiles(false) // @name is the name of a file, not of one that holds arguments
        .setUsageHelpWidth(110)
        .setUsageHelpLongOptionsMaxWidth(30)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setDefaultValueProvider(new FieldDefaults())
        .setParameterExceptionHandler((e, given) -> Usage.tell(e, shell.err()))
        .setExecutionExceptionHandler((e, command, parsed) -> e instanceof ParameterException usage
            ? Usage.tell(usage, shell.err())
            : Failure.tell(e, shell.err(), debug || theta.stacktrace));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version, as picocli asks for it. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.text()};
    }
  }
}
