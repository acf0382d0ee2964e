package io.bigtheta.studio.play;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Rows;
import io.bigtheta.io.Csv;
import io.bigtheta.model.Evaluation;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.schedule.Constant;
import io.bigtheta.train.schedule.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a playground shows, to go on with elsewhere. Both texts read the points from a file and end in the same θ as the playground,
 * unless somebody changed a weight or a setting on the way.
 *
 * @param command a command line
 * @param program a Java program
 */
public record Export(String command, String program) {
  /** The export after the epochs that have ended, at least one. */
  public static Export of(Playground playground) {
    PlayRecipe recipe = playground.recipe();
    int epochs = Math.max(1, playground.epoch());
    return new Export(recipe.command(epochs), program(playground, epochs));
  }

  private static String program(Playground playground, int epochs) {
    PlayRecipe recipe = playground.recipe();
    Trainer trainer = playground.plan().trainer().epochs(epochs);
    Blueprint blueprint = playground.plan().blueprint();
    double test = recipe.recipe().held().testOrUsual();
    JavaText java = new JavaText();
    List<String> layers =
        blueprint.layers().stream().map(layer -> java.of((Record) layer)).toList();
    StringBuilder body = new StringBuilder();
    line(
        body,
        "%s all = %s.read(%s.of(\"%s\")).%s(\"%s\");",
        java.use(Dataset.class),
        java.use(Csv.class),
        java.use(Path.class),
        PlayRecipe.FILE,
        recipe.points().classes() > 0 ? "classes" : "numbers",
        recipe.points().target());
    line(
        body,
        "%s rows = %s.of(all, %s.empty(), %s.of(all, Optional.empty(), %sL, %s, 0));",
        java.use(Rows.class),
        "Rows",
        java.use(Optional.class),
        java.use(Division.class),
        trainer.seed(),
        test);
    line(
        body,
        "%s blueprint = Blueprint.of(%s, %s);",
        java.use(Blueprint.class),
        blueprint.input().size(),
        String.join(", ", layers));
    line(
        body,
        "%s trainer = Trainer.of(%s, %s)",
        java.use(Trainer.class),
        java.of((Record) trainer.loss()),
        java.of((Record) trainer.optimizer()));
    settings(body, java, trainer);
    line(body, "%s run = trainer.fit(blueprint, rows.train());", java.use(Training.class));
    line(body, "System.out.println(run);");
    if (test > 0) {
      line(
          body, "System.out.println(%s.of(run.model(), rows.test()));", java.use(Evaluation.class));
    }
    return String.join("\n", java.imports())
        + "\n\npublic class Playground {\n  public static void main(String[] args) throws java.io.IOException {\n"
        + body + "  }\n}\n";
  }

  private static void settings(StringBuilder body, JavaText java, Trainer trainer) {
    Schedule rate = trainer.rate();
    line(
        body,
        "    .rate(%s)",
        rate instanceof Constant constant ? constant.rate() + "f" : java.of((Record) rate));
    line(body, "    .epochs(%d)", trainer.epochs());
    line(body, "    .batch(%d)", trainer.batch());
    Trainer usual = Trainer.of(trainer.loss(), trainer.optimizer());
    if (!trainer.penalty().equals(usual.penalty())) {
      line(body, "    .penalty(%s)", java.of((Record) trainer.penalty()));
    }
    if (!trainer.clipping().equals(usual.clipping())) {
      line(body, "    .clipping(%s)", java.of((Record) trainer.clipping()));
    }
    line(body, "    .seed(%dL);", trainer.seed());
  }

  private static void line(StringBuilder to, String format, Object... values) {
    to.append("    ").append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
