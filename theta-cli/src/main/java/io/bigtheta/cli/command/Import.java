package io.bigtheta.cli.command;

import io.bigtheta.cli.console.Failure;
import io.bigtheta.cli.console.ImportText;
import io.bigtheta.cli.console.Shell;
import io.bigtheta.cli.option.OnnxOptions;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.network.Lifted;
import io.bigtheta.run.folder.Imported;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.folder.OnnxModels;
import io.bigtheta.run.folder.TorchModels;
import io.bigtheta.run.recipe.Field;
import io.bigtheta.run.recipe.ImportRecipe;
import io.bigtheta.run.recipe.Task;
import io.bigtheta.run.recipe.Titles;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code theta import}. */
@Command(
    name = "import",
    description =
        "Makes a model of Theta from weights that PyTorch trained, or from an ONNX file, so that it can be trained further, pruned and looked into here.")
public final class Import implements Callable<Integer> {
  /** What an ONNX file says itself. */
  private static final List<String> KNOWN =
      List.of("layers", "input", "map", "task", "loss", "mean", "std");

  private final Shell shell;

  @Spec
  private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description =
          "Weights of PyTorch (a state_dict in .safetensors), or a model in ONNX (.onnx) that is a chain of layers.")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File for the model, such as mine.safetensors; it must not exist yet.")
  private Path out;

  @Option(
      names = "--layers",
      paramLabel = "RECIPES",
      defaultValue = "",
      description =
          "All layers of the network that the weights belong to, as theta train takes them. Padding, strides, activations and epsilon are not in the weights and must be those of the network in PyTorch, whose padding is valid unless it says otherwise. Default: those of an ONNX file.")
  private String layers;

  @Option(
      names = "--input",
      paramLabel = "SHAPE",
      defaultValue = "",
      description =
          "Shape of an input: the number of columns of a table, or channels, height and width as 1x28x28. Default: that of an ONNX file.")
  private String input;

  @Option(
      names = "--labels",
      paramLabel = "NAMES",
      defaultValue = "",
      description =
          "Names of the outputs in their order, such as cat,dog. Default: 0,1 …, or those of an ONNX file.")
  private String labels;

  @Option(
      names = "--columns",
      paramLabel = "NAMES",
      defaultValue = "",
      description =
          "Names of the columns of a table in their order, such as age,income. Default: none; columns are then taken in the order of a table.")
  private String columns;

  @Option(
      names = "--map",
      paramLabel = "NAME=NAME",
      description =
          "Which layer takes which module, such as layer.0=features.0, or which block takes which tensor, such as layer.0.weight=w1. May be given more than once. Default: found out from kinds, shapes and order.")
  private List<String> map = List.of();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      defaultValue = "auto",
      description =
          "What the outputs are: classes, numbers or auto. auto takes several outputs as classes if they have labels or if the input is an image. Default: ${DEFAULT-VALUE}.")
  private Task task;

  @Option(
      names = "--loss",
      paramLabel = "RECIPE",
      defaultValue = "",
      description =
          "Loss function that the network was trained with, which says what its outputs mean: logistic-cross-entropy for logits of yes. Default: cross-entropy for classes, squared-error for numbers.")
  private String loss;

  @Option(
      names = "--mean",
      paramLabel = "NUMBERS",
      split = ",",
      description =
          "What was subtracted from inputs: one number, or one for each channel or column. Pixels count from 0 to 1, as in transforms.Normalize. Default: nothing.")
  private List<Float> mean = List.of();

  @Option(
      names = "--std",
      paramLabel = "NUMBERS",
      split = ",",
      description =
          "What inputs were divided by after --mean: one number, or one for each channel or column. Default: nothing.")
  private List<Float> std = List.of();

  @Mixin
  private OnnxOptions onnx;

  @Option(names = "--json", description = "Prints one JSON object.")
  private boolean json;

  public Import(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    NewFile.check(out, "out");
    Titles titles = Titles.of(labels, columns);
    Imported made = OnnxModels.names(file) ? onnx(titles) : torch(titles);
    Models.write(made.model(), out);
    if (json) {
      shell.out().print(ImportText.json(out, made));
    } else {
      ImportText.print(out, made, shell.out());
    }
    return Failure.DONE;
  }

  private Imported onnx(Titles titles) throws IOException {
    for (String option : KNOWN) {
      if (spec.commandLine().getParseResult().hasMatchedOption("--" + option)) {
        throw Refusal.of(
                option, "none for an ONNX file", "one", "the file says it itself; leave it out")
            .setting(option);
      }
    }
    Lifted lifted = OnnxModels.read(file, onnx.externalData());
    return new Imported(titles.over(lifted.model()), Map.of(), lifted.notes());
  }

  private Imported torch(Titles titles) throws IOException {
    TrainRecipe given = Field.LOSS.with(Field.LAYERS.with(TrainRecipe.of(""), layers), loss);
    if (layers.isBlank()) {
      throw missing(
          "layers", "the layers of the network, such as \"dense(64, activation=relu) dense(10)\"");
    }
    if (input.isBlank()) {
      throw missing("input", "the shape of an input, such as 4 or 1x28x28");
    }
    ImportRecipe recipe =
        new ImportRecipe(blueprint(given), titles, task, given.learning().loss(), mean, std);
    try {
      return TorchModels.read(file, recipe, names());
    } catch (Refusal e) {
      throw e.place().equals("map") ? e.setting("map") : e;
    }
  }

  private static Refusal missing(String option, String expected) {
    return Refusal.of(option, expected, "nothing", "a file of weights does not say it")
        .setting(option);
  }

  private Blueprint blueprint(TrainRecipe given) {
    Shape shape;
    try {
      shape = Shape.parse(input);
    } catch (Refusal e) {
      throw e.setting("input");
    }
    try {
      return new Blueprint(shape, given.network().layers());
    } catch (Refusal e) {
      throw e.within("layers").setting("layers");
    }
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    List<String> twice = new ArrayList<>();
    for (String pair : map) {
      int at = pair.indexOf('=');
      if (at < 1) {
        throw Refusal.of("map", "two names as layer.0=features.0", "\"" + pair + "\"")
            .setting("map");
      }
      if (names.put(pair.substring(0, at).strip(), pair.substring(at + 1).strip()) != null) {
        twice.add(pair);
      }
    }
    if (!twice.isEmpty()) {
      throw Refusal.of("map", "one name for each", "another: \"" + twice.get(0) + "\"")
          .setting("map");
    }
    return names;
  }
}
