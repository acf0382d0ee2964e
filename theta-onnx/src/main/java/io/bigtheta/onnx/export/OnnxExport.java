package io.bigtheta.onnx.export;

import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.TextInputs;
import io.bigtheta.model.Ensemble;
import io.bigtheta.model.Model;
import io.bigtheta.onnx.graph.Graph;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A model of Theta as an ONNX file: opset 20 of ONNX' own operators, format 9, with the weights in the file. The preparation is part
 * of the graph, so it takes raw rows and gives predictions:
 *
 * <ul>
 *   <li>Images are {@code image}: uint8 [N, height, width, channels]. Grids are {@code grid}: float, in the same order.
 *   <li>A table of numbers is {@code input}: float [N, columns], where NaN is a missing number. In other tables every column is an
 *       input [N, 1] with the name of the column; words are texts, and an empty text is a missing word.
 *   <li>Classes are {@code label}: texts [N], and {@code probabilities} [N, classes]. Flags are {@code flags}: truths [N, flags],
 *       and {@code probabilities}. Numbers are {@code value} [N, numbers] in their own unit.
 * </ul>
 *
 * <p>A dense network that is read back with {@link io.bigtheta.onnx.Onnx} gives the same bits as the model itself.
 */
public final class OnnxExport {
  private static final int OPSET = 20;
  private static final int IR = 9;

  private final OnnxFile file;
  private final List<String> notes;

  private OnnxExport(OnnxFile file, List<String> notes) {
    this.file = file;
    this.notes = List.copyOf(notes);
  }

  /** Translates a model. */
  public static OnnxExport of(Model model) {
    return of(new Ensemble(List.of(model)));
  }

  /**
   * Translates models that predict together.
   *
   * @throws Refusal if the ensemble changes images at random, or if a layer or an activation is not one of Theta's own
   */
  public static OnnxExport of(Ensemble ensemble) {
    if (!ensemble.augmentations().isEmpty() && ensemble.times() > 0) {
      throw Refusal.of(
          "ONNX", "an ensemble that takes images as they are", "one that changes them at random");
    }
    List<Model> models = ensemble.models();
    if (models.get(0).preparation().inputs() instanceof TextInputs) {
      throw Refusal.of("ONNX", "models without columns of texts", "one with texts");
    }
    Model first = models.get(0);
    Draft draft = new Draft(Answers.LABEL, Answers.PROBABILITIES, Answers.FLAGS, Answers.VALUE);
    Rows rows = new Rows(draft, first.preparation().inputs());
    Layers layers = new Layers(draft);
    Answers answers = new Answers(draft);
    List<String> predictions = new ArrayList<>();
    for (int m = 0; m < models.size(); m++) {
      Model model = models.get(m);
      String prefix = models.size() == 1 ? "" : "member." + m + ".";
      Flow x = rows.x(model.preparation().inputs(), model.network().blueprint().input(), prefix);
      Flow logits = layers.add(model.network(), x, prefix).as(Flow.Layout.ROWS, draft);
      predictions.add(
          answers.of(logits.name(), model.loss().link(), model.preparation().outputs(), prefix));
    }
    answers.outputs(answers.mean(predictions), first.preparation().outputs());
    Graph graph = draft.graph("theta");
    OnnxFile file =
        new OnnxFile(IR, producer(), Map.of("", OPSET), graph, List.of(), Origins.metadata(models));
    return new OnnxExport(file, notes(first.preparation().inputs()));
  }

  private static String producer() {
    String version = OnnxExport.class.getPackage().getImplementationVersion();
    return version == null ? "Theta" : "Theta " + version;
  }

  /** What a caller of the file has to do that Theta does while it reads files. */
  private static List<String> notes(Inputs inputs) {
    List<String> notes = new ArrayList<>();
    for (Field field : inputs.fields()) {
      if (!field.reading().plain()) {
        notes.add("column \"" + field.name() + "\" takes what Theta reads from a cell of \""
            + field.source() + "\", " + (field instanceof Field.Numeric ? "a number" : "a word")
            + "; the text itself is not read in the graph");
      }
    }
    if (inputs instanceof PixelInputs pixels && pixels.style().equals(PixelStyle.INK)) {
      notes.add(
          "images have to be light on dark, fitted and centred as MNIST's are; the graph only scales their pixels");
    }
    if (inputs instanceof PixelInputs pixels && pixels.style().made()) {
      notes.add("images have to be pictures of recordings, as " + pixels.style().text()
          + " makes them; the graph only scales their levels");
    }
    return notes;
  }

  /** What the file says. */
  public OnnxFile file() {
    return file;
  }

  /** What the graph leaves to its caller, in sentences; empty if there is nothing. */
  public List<String> notes() {
    return notes;
  }

  /** How often each operator stands in the graph, in the order of their names. */
  public Map<String, Integer> operators() {
    return FileWriter.operators(file.graph());
  }

  /**
   * The bytes of the file. The same model always gives the same bytes.
   *
   * @throws Refusal if the model is too large for one file
   */
  public byte[] bytes() {
    return FileWriter.bytes(file);
  }
}
