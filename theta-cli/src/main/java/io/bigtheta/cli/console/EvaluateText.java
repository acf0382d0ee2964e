package io.bigtheta.cli.console;

import io.bigtheta.model.Evaluation;
import io.bigtheta.run.result.EvaluateResult;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints an {@link EvaluateResult} as text, with the confusion matrix. */
public final class EvaluateText {
  private static final int WIDEST = 20;

  private EvaluateText() {}

  public static void print(EvaluateResult result, PrintStream out) {
    Evaluation evaluation = result.evaluation();
    out.println(result.rows().name() + ": " + evaluation);
    out.println(result.words());
    out.printf(Locale.ROOT, "loss %.4f%n", evaluation.loss());
    ScoreLines.of(evaluation, result.classes()).forEach(out::println);
    result.threshold().ifPresent(chosen -> out.println(chosen.words()));
    List<String> labels = result.labels();
    Confusions.of(evaluation, labels).forEach(out::println);
    if (evaluation.confusion().length == 0 || labels.size() > WIDEST) {
      return;
    }
    int width = 6;
    for (String label : labels) {
      width = Math.max(width, Math.min(12, label.length() + 1));
    }
    out.println();
    out.println(row("true", labels, width));
    for (int i = 0; i < labels.size(); i++) {
      List<String> counts = Arrays.stream(evaluation.confusion()[i])
          .mapToObj(count -> count == 0 ? "." : Integer.toString(count))
          .toList();
      out.println(row(labels.get(i), counts, width));
    }
    out.println("(a row for each true class, a column for each predicted class)");
    result.classes().ifPresent(scores -> {
      out.println();
      ScoreLines.perClass(scores).forEach(out::println);
    });
  }

  private static String row(String first, List<String> cells, int width) {
    StringBuilder line = new StringBuilder(cell(first, width));
    cells.forEach(text -> line.append(cell(text, width)));
    return line.toString();
  }

  private static String cell(String text, int width) {
    String cut = text.length() < width ? text : text.substring(0, width - 1);
    return " ".repeat(Math.max(0, width - cut.length())) + cut;
  }
}
