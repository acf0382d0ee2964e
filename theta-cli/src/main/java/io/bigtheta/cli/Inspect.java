package io.bigtheta.cli;

import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Shape;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code theta inspect}. */
@Command(
    name = "inspect",
    description = "Shows what a model is made of, what it takes and answers, and how it was made.")
final class Inspect implements Callable<Integer> {
  private static final int MOST = 50;

  private final Shell shell;

  @Parameters(paramLabel = "MODEL", description = "A model file, or the directory of a run.")
  private Path path;

  @Option(names = "--json", description = "One JSON object.")
  private boolean json;

  Inspect(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Model model = ModelFile.read(RunFolder.model(path));
    if (json) {
      json(model);
    } else {
      people(model, shell.out());
    }
    return Failure.DONE;
  }

  private static void people(Model model, PrintStream out) {
    Blueprint blueprint = model.network().blueprint();
    out.println("blueprint    " + blueprint);
    out.println("input        " + input(model.preparation().inputs()));
    List<Shape> shapes = blueprint.shapes();
    for (int i = 0; i < blueprint.layers().size(); i++) {
      out.printf(
          Locale.ROOT,
          "layer %-6d %-44s %9s -> %-9s %,11d parameters%n",
          i,
          Spec.text(blueprint.layers().get(i)),
          shapes.get(i),
          shapes.get(i + 1),
          parameters(blueprint, i));
    }
    out.printf(
        Locale.ROOT,
        "parameters   %,d, of which %,d are trained%n",
        blueprint.size(),
        blueprint.trainable());
    out.println((model.classifies() ? "classes      " : "numbers      ") + cut(model.labels()));
    out.println("loss         " + Spec.text(model.loss()) + ", whose link is "
        + model.loss().link().name().toLowerCase(Locale.ROOT));
    Provenance made = model.provenance();
    out.printf(Locale.ROOT, "made from    %s, %,d rows%n", made.data(), made.rows());
    out.println("data digest  " + made.dataDigest());
    out.println("recipe       " + made.recipe());
    out.println("epoch        " + made.epoch());
    out.println("calculated   with " + made.kernels() + " kernels on Java " + made.java());
    out.println("θ digest     " + model.network().digest());
  }

  private static int parameters(Blueprint blueprint, int layer) {
    return blueprint.blocks().stream()
        .filter(block -> block.layer() == layer)
        .mapToInt(block -> block.parameter().size())
        .sum();
  }

  private static String input(Inputs inputs) {
    if (inputs instanceof PixelInputs pixels) {
      return "images " + pixels.channels() + "x" + pixels.height() + "x" + pixels.width()
          + ", bytes times " + pixels.scale()
          + (pixels.standardized()
              ? ", less " + Arrays.toString(pixels.mean()) + ", times "
                  + Arrays.toString(pixels.factor())
              : "");
    }
    List<String> columns = inputs.fields().stream().map(Inspect::column).toList();
    return "columns " + cut(columns);
  }

  private static String column(Field field) {
    return field instanceof Field.Categorical words
        ? field.name() + " (" + cut(words.levels()) + ")"
        : field.name();
  }

  private static String cut(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    return Failure.oneLine(
        names.size() > MOST ? shown + ", … (" + names.size() + " in all)" : shown);
  }

  private void json(Model model) {
    Blueprint blueprint = model.network().blueprint();
    Provenance made = model.provenance();
    Json.print(shell.out(), out -> {
      out.writeStartObject();
      out.writeStringField("blueprint", blueprint.text());
      out.writeNumberField("parameters", blueprint.size());
      out.writeNumberField("trainable", blueprint.trainable());
      out.writeArrayFieldStart("blocks");
      for (Block block : blueprint.blocks()) {
        out.writeStartObject();
        out.writeStringField("name", block.name());
        out.writeNumberField("rows", block.parameter().rows());
        out.writeNumberField("cols", block.parameter().cols());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeStringField("input", input(model.preparation().inputs()));
      out.writeStringField("answers", model.classifies() ? "classes" : "numbers");
      out.writeArrayFieldStart("labels");
      for (String label : model.labels()) {
        out.writeString(label);
      }
      out.writeEndArray();
      out.writeStringField("loss", Spec.text(model.loss()));
      out.writeStringField("recipe", made.recipe());
      out.writeStringField("data", made.data());
      out.writeStringField("data_digest", made.dataDigest());
      out.writeNumberField("rows", made.rows());
      out.writeNumberField("epoch", made.epoch());
      out.writeStringField("kernels", made.kernels());
      out.writeStringField("java", made.java());
      out.writeStringField("theta_digest", model.network().digest());
      out.writeEndObject();
    });
  }
}
