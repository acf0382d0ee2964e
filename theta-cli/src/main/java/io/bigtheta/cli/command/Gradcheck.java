package io.bigtheta.cli.command;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.Quiet;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.Typed;
import io.bigtheta.math.Seed;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.GradientCheck;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.run.folder.Models;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta gradcheck}. */
@Command(
    name = "gradcheck",
    description =
        "Checks the gradient that backpropagation calculates against numeric differences of the loss.",
    footer = {
      "",
      "For example: theta gradcheck \"4 dense(8, activation=tanh) dense(3)\" --loss huber"
    })
public final class Gradcheck implements Callable<Integer> {
  private static final int ROWS = 5;

  private final Shell shell;

  @Parameters(
      paramLabel = "MODEL|BLUEPRINT",
      description =
          "A model file, the directory of a run, or a network as text: the number of inputs and the layers.")
  private String subject;

  @Option(
      names = "--loss",
      paramLabel = "RECIPE",
      defaultValue = "",
      description =
          "Loss function. Default: the model's own; for a network as text, cross-entropy, or squared-error if it has one output.")
  private String loss;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "300",
      description =
          "Largest number of parameters to check in each weight matrix or bias vector, evenly spread. Default: ${DEFAULT-VALUE}.")
  private int most;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description =
          "Seed of the random rows and, for a network as text, of its weights. Default: ${DEFAULT-VALUE}.")
  private long seed;

  public Gradcheck(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Quiet.kernels();
    if (most < 1) {
      throw Refusal.of("most", "at least 1", Integer.toString(most)).setting("most");
    }
    Seed at = new Seed(seed);
    Blueprint blueprint;
    Loss judge;
    float[] theta;
    Path file = Path.of(subject);
    if (Files.exists(file)) {
      Model model = Models.read(file);
      blueprint = model.network().blueprint();
      theta = model.network().theta();
      judge = loss.isEmpty() ? model.loss() : Typed.recipe(Loss.class, "loss", loss);
    } else {
      blueprint = Blueprint.parse(subject);
      theta = blueprint.start(at.child("theta", 0));
      judge = loss.isEmpty()
          ? blueprint.output().size() > 1 ? new CrossEntropy() : new SquaredError()
          : Typed.recipe(Loss.class, "loss", loss);
    }
    judge.check(blueprint.output().size());
    for (Layer layer : blueprint.layers()) {
      if (layer instanceof Dense dense && !dense.activation().differentiable()) {
        throw Refusal.of(
            Spec.text(layer),
            "an activation with a derivative",
            Spec.text(dense.activation()) + ", which is trained by a straight-through estimator",
            "there is nothing to compare its derivative with");
      }
    }
    return tell(blueprint, judge, GradientCheck.check(blueprint, theta, judge, ROWS, at, most));
  }

  private int tell(Blueprint blueprint, Loss judge, GradientCheck.Report report) {
    PrintStream out = shell.out();
    out.println("blueprint    " + blueprint);
    out.println("loss         " + Spec.text(judge));
    out.println(text(
        "compared     %,d of %,d numbers of θ; skipped %,d where the loss has a kink",
        report.compared(), blueprint.trainable(), report.skipped()));
    out.println(text(
        "worst        %.2e at %s (allowed: %.0e)",
        report.error(), report.where(), GradientCheck.TOLERANCE));
    out.println(report.passed() ? "the gradient is right" : "the gradient is WRONG");
    return report.passed() ? Failure.DONE : Failure.BROKEN;
  }
}
