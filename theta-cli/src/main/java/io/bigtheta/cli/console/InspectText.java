package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.run.result.ModelText;
import io.bigtheta.spec.Spec;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints what a model consists of and how it was trained. */
public final class InspectText {
  private InspectText() {}

  public static void print(Model model, PrintStream out) {
    Blueprint blueprint = model.network().blueprint();
    out.println("blueprint    " + blueprint);
    out.println("input        " + ModelText.input(model.preparation().inputs()));
    List<Shape> shapes = blueprint.shapes();
    int[] parameters = new int[blueprint.layers().size()];
    blueprint
        .blocks()
        .forEach(block -> parameters[block.layer()] += block.parameter().size());
    for (int i = 0; i < blueprint.layers().size(); i++) {
      out.println(text(
          "layer %-6d %-44s %9s -> %-9s %,11d parameters",
          i,
          Spec.text(blueprint.layers().get(i)),
          shapes.get(i),
          shapes.get(i + 1),
          parameters[i]));
    }
    out.println(text(
        "parameters   %,d, of which %,d are trained", blueprint.size(), blueprint.trainable()));
    out.println(
        (model.classifies() ? "classes      " : "numbers      ") + ModelText.cut(model.labels()));
    out.println("loss         " + Spec.text(model.loss()) + ", link "
        + model.loss().link().name().toLowerCase(Locale.ROOT));
    Provenance made = model.provenance();
    if (made.recipe().isEmpty()) { // another program made it
      out.println(Failure.oneLine("made from    " + made.data()));
    } else {
      out.println(Failure.oneLine(text("made from    %s, %,d rows", made.data(), made.rows())));
      out.println(Failure.oneLine("data digest  " + made.dataDigest()));
      out.println(Failure.oneLine("recipe       " + made.recipe()));
      out.println("epoch        " + made.epoch());
      out.println(
          Failure.oneLine("calculated   by " + made.kernels() + " kernels on Java " + made.java()));
    }
    out.println("θ digest     " + model.network().digest());
  }
}
