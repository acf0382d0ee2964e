package io.bigtheta.cli.console;

import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.export.OnnxExport;
import io.bigtheta.onnx.graph.Graph;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.run.result.ModelText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file that {@code theta export} has written.
 *
 * @param format {@code onnx} or {@code java}
 * @param bytes its size
 * @param inputs what the model in it takes
 * @param outputs what it gives
 * @param operators how often each operator of a graph stands in it; empty for source
 * @param notes what is left to whoever uses it
 */
public record Written(
    String format,
    Path file,
    int bytes,
    List<String> inputs,
    List<String> outputs,
    Map<String, Integer> operators,
    List<String> notes) {
  /** A graph. */
  public static Written onnx(Path file, int bytes, OnnxExport export) {
    Graph graph = export.file().graph();
    return new Written(
        "onnx",
        file,
        bytes,
        graph.inputs().stream().map(ValueInfo::toString).toList(),
        graph.outputs().stream().map(ValueInfo::toString).toList(),
        export.operators(),
        export.notes());
  }

  /** Java source. */
  public static Written java(Path file, int bytes, Model model) {
    Inputs inputs = model.preparation().inputs();
    List<String> names = inputs.fields().stream().map(Field::name).toList();
    List<String> notes = new ArrayList<>();
    for (Field field : inputs.fields()) {
      if (!field.reading().plain()) {
        notes.add("column \"" + field.name() + "\" takes what Theta reads from a cell of \""
            + field.source() + "\", not the text itself");
      }
    }
    return new Written(
        "java",
        file,
        bytes,
        names.isEmpty() ? List.of(ModelText.input(inputs)) : names,
        model.labels(),
        Map.of(),
        notes);
  }
}
