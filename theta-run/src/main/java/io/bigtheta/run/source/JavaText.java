package io.bigtheta.run.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts and numbers as Java source. It is plain ASCII, so no encoding can change it. */
final class JavaText {
  /** What the source throws for bad input, as it has no Refusal. */
  static final String BAD_INPUT = "IllegalArgumentException";

  /** A constant of a class file has less than 65,536 bytes. */
  private static final int BLOCK = 60_000;

  private static final int LINE = 96;

  private JavaText() {}

  /** A text as a literal. */
  static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        default -> {
          if (c >= ' ' && c < 0x7f) {
            literal.append(c);
          } else {
            literal.append(String.format("\\u%04x", (int) c));
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  /** Literals with commas between them. */
  static String quoted(List<String> texts) {
    return texts.stream().map(JavaText::quoted).collect(Collectors.joining(", "));
  }

  /** A float32 as a literal that gives back its bits. */
  static String literal(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    } else if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return value + "f";
  }

  /** The line that declares an array of numbers. The decimal digits of each number give back its bits. */
  static String array(String name, float... values) {
    if (values.length == 0) {
      return "  private static final float[] " + name + " = {};\n";
    }
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (float value : values) {
      String number = Float.toString(value);
      if (line.length() + number.length() > LINE) {
        block.append("      ").append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
        if (block.length() > BLOCK) {
          blocks.add(block.toString());
          block.setLength(0);
        }
      }
      line.append(number).append(' ');
    }
    blocks.add(block
        .append("      ")
        .append(line.toString().stripTrailing())
        .append('\n')
        .toString());
    String joined = blocks.stream()
        .map(text -> "\"\"\"\n" + text + "      \"\"\"")
        .collect(Collectors.joining(", "));
    return "  private static final float[] " + name + " = numbers(" + joined + ");\n";
  }
}
