package io.bigtheta.cli.console;

import static io.bigtheta.cli.console.Words.text;

import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints what an ONNX file says. */
public final class OnnxText {
  private OnnxText() {}

  public static void print(OnnxModel model, PrintStream out) {
    OnnxFile file = model.file();
    String by = file.producer().isEmpty() ? "" : ", written by " + file.producer();
    out.println("file         ONNX, version " + file.ir() + " of the format" + by);
    out.println("operators    "
        + file.opsets().entrySet().stream()
            .map(entry ->
                (entry.getKey().isEmpty() ? "ONNX" : entry.getKey()) + " " + entry.getValue())
            .collect(Collectors.joining(", ")));
    model.inputs().forEach(input -> out.println("takes        " + input));
    model.outputs().forEach(output -> out.println("gives        " + output));
    Map<String, Long> nodes = file.graph().nodes().stream()
        .collect(Collectors.groupingBy(Node::operator, TreeMap::new, Collectors.counting()));
    out.println("nodes        "
        + nodes.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ")));
    out.println(text("numbers      %,d in its tensors", model.parameters()));
    model
        .metadata()
        .forEach((name, value) -> out.println("metadata     "
            + Failure.oneLine(
                name + ": " + (value.length() > 200 ? value.substring(0, 200) + " …" : value))));
  }
}
