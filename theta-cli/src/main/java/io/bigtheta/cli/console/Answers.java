package io.bigtheta.cli;

import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a model answers, in the forms that {@code theta predict} prints. */
final class Answers {
  private static final int SHOWN = 3;

  /** How answers are printed. */
  enum Format {
    TEXT,
    CSV,
    JSON
  }

  /**
   * Row {@code row} of {@code outputs}.
   *
   * @param input what it is the answer to: a file, or a file and the number of a row in it, from 1
   */
  record Answer(String input, Matrix outputs, int row) {
    float output(int j) {
      return outputs.get(row, j);
    }
  }

  private final Model model;
  private final List<String> labels;
  private final List<Answer> answers;

  Answers(Model model, List<Answer> answers) {
    this.model = model;
    this.labels = model.labels();
    this.answers = answers;
  }

  void print(Format format, PrintStream out) {
    switch (format) {
      case TEXT -> text(out);
      case CSV -> csv(out);
      case JSON -> json(out);
    }
    out.flush();
  }

  private String label(Answer answer) {
    return labels.get(answer.outputs().argmax(answer.row()));
  }

  private void text(PrintStream out) {
    int width =
        answers.stream().mapToInt(answer -> answer.input().length()).max().orElse(0);
    for (Answer answer : answers) {
      out.println(answer.input() + " ".repeat(width - answer.input().length()) + "  "
          + Failure.oneLine(model.classifies() ? probable(answer) : numbers(answer)));
    }
  }

  /** The answer, and the next ones that are worth a look. */
  private String probable(Answer answer) {
    List<Integer> order = IntStream.range(0, labels.size())
        .boxed()
        .sorted(Comparator.comparing((Integer j) -> -answer.output(j)))
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
    if (model.classifies()) {
      head.add("label");
    }
    head.addAll(labels);
    out.print(line(head));
    for (Answer answer : answers) {
      List<String> cells = new ArrayList<>(List.of(answer.input()));
      if (model.classifies()) {
        cells.add(label(answer));
      }
      for (int j = 0; j < labels.size(); j++) {
        cells.add(Float.toString(answer.output(j)));
      }
      out.print(line(cells));
    }
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(Answers::quoted).toList()) + "\n";
  }

  /** As RFC 4180 says. */
  private static String quoted(String cell) {
    return cell.matches("[^,\"\\r\\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private void json(PrintStream out) {
    Json.print(out, json -> {
      json.writeStartArray();
      for (Answer answer : answers) {
        json.writeStartObject();
        json.writeStringField("input", answer.input());
        if (model.classifies()) {
          json.writeStringField("label", label(answer));
          json.writeObjectFieldStart("probabilities");
          for (int j = 0; j < labels.size(); j++) {
            json.writeNumberField(labels.get(j), answer.output(j));
          }
          json.writeEndObject();
        } else if (labels.size() == 1) {
          json.writeNumberField("value", answer.output(0));
        } else {
          json.writeObjectFieldStart("value");
          for (int j = 0; j < labels.size(); j++) {
            json.writeNumberField(labels.get(j), answer.output(j));
          }
          json.writeEndObject();
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }
}
