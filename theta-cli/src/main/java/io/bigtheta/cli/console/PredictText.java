package io.bigtheta.cli.console;

import io.bigtheta.run.result.PredictJson;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.run.result.PredictResult.Answer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Prints predictions as text, CSV or JSON. */
public final class PredictText {
  private static final int SHOWN = 3;
  private static final Pattern FORMULA = Pattern.compile("[=+@\\t\\r-].+", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9.,]+([eE][+-]?[0-9]+)?%?|-Infinity");

  /** The format of the output. */
  public enum Format {
    TEXT,
    CSV,
    JSON
  }

  private final PredictResult result;
  private final List<String> labels;
  private final List<Answer> answers;

  public PredictText(PredictResult result) {
    this.result = result;
    labels = result.labels();
    answers = result.answers();
  }

  public void print(Format format, Shell shell) {
    switch (format) {
      case TEXT -> text(shell.out());
      case CSV -> csv(shell.data());
      case JSON -> shell.data().print(PredictJson.text(result));
    }
    shell.out().flush();
  }

  private void text(PrintStream out) {
    int width =
        answers.stream().mapToInt(answer -> named(answer).length()).max().orElse(0);
    for (Answer answer : answers) {
      String name = named(answer);
      out.println(name + " ".repeat(width - name.length()) + "  "
          + Failure.oneLine(result.classifies() ? probable(answer) : numbers(answer)));
    }
  }

  /** The input, and the cells that are kept of it. */
  private String named(Answer answer) {
    StringBuilder name = new StringBuilder(answer.input());
    for (int j = 0; j < answer.cells().size(); j++) {
      name.append("  ")
          .append(result.kept().get(j))
          .append('=')
          .append(answer.cells().get(j));
    }
    return answer.cells().isEmpty() ? answer.input() : Failure.oneLine(name.toString());
  }

  /** The most probable class, and others that are probable too. */
  private String probable(Answer answer) {
    List<Integer> order = IntStream.range(0, labels.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer j) -> j == result.place(answer) ? -2 : -answer.output(j)))
        .toList();
    List<String> parts = new ArrayList<>();
    for (int j : order.subList(0, Math.min(SHOWN, order.size()))) {
      if (parts.isEmpty() || answer.output(j) >= 0.001) {
        parts.add(String.format(Locale.ROOT, "%s %.1f %%", labels.get(j), 100 * answer.output(j)));
      }
    }
    String first = String.format(Locale.ROOT, "%-24s", parts.get(0));
    return parts.size() == 1
        ? parts.get(0)
        : first + "or " + String.join(", ", parts.subList(1, parts.size()));
  }

  private String numbers(Answer answer) {
    return String.join(
        ", ",
        IntStream.range(0, labels.size())
            .mapToObj(j -> labels.get(j) + " = " + answer.output(j))
            .toList());
  }

  private void csv(PrintStream out) {
    List<String> head = new ArrayList<>(List.of("input"));
    head.addAll(result.kept());
    if (result.classifies()) {
      head.add("label");
    }
    head.addAll(labels);
    out.print(line(head));
    for (Answer answer : answers) {
      List<String> cells = new ArrayList<>(List.of(answer.input()));
      cells.addAll(answer.cells());
      if (result.classifies()) {
        cells.add(result.label(answer));
      }
      for (int j = 0; j < labels.size(); j++) {
        cells.add(Float.toString(answer.output(j)));
      }
      out.print(line(cells));
    }
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(PredictText::quoted).toList()) + "\n";
  }

  /** Quotes a cell of CSV (RFC 4180). An apostrophe keeps programs for tables from calculating a text as a formula. */
  private static String quoted(String cell) {
    String inert =
        FORMULA.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    return inert.matches("[^,\"\\r\\n]*") ? inert : "\"" + inert.replace("\"", "\"\"") + "\"";
  }
}
