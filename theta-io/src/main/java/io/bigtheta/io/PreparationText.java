package io.bigtheta.io;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.bigtheta.data.BinnedInputs;
import io.bigtheta.data.ColumnInputs;
import io.bigtheta.data.Field;
import io.bigtheta.data.GridInputs;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.Outputs;
import io.bigtheta.data.Outputs.ClassOutputs;
import io.bigtheta.data.Outputs.DistributionOutputs;
import io.bigtheta.data.Outputs.FlagOutputs;
import io.bigtheta.data.Outputs.NumberOutputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.TargetScale;
import io.bigtheta.data.TextInputs;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.nn.layer.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The preparation of a model, as texts and tensors of its file. */
final class PreparationText {
  private static final String PIXELS = "pixels ";
  private static final String GRIDS = "grids ";
  private static final String COLUMNS = "columns";
  private static final String BINNED = "binned columns";
  private static final String TEXTS = ", texts";
  private static final int MOST_BINS = 1024;
  private static final String STYLE = "style";
  private static final String STANDARDIZED = " standardized";

  private static final String SCALES = "target-scale";

  private PreparationText() {}

  static void write(
      Preparation preparation, Map<String, Tensor> tensors, Map<String, String> metadata) {
    Inputs inputs = preparation.inputs();
    String standardized = inputs.learnt().containsKey("factor") ? STANDARDIZED : "";
    switch (inputs.kind()) {
      case IMAGES -> {
        metadata.put("input", PIXELS + inputs.shape() + standardized);
        PixelStyle style = ((PixelInputs) inputs).style();
        if (!style.equals(PixelStyle.UNKNOWN)) {
          metadata.put(STYLE, style.text());
        }
      }
      case GRIDS -> metadata.put("input", GRIDS + inputs.shape() + standardized);
      case TABLE -> {
        boolean texts = inputs instanceof TextInputs;
        boolean bins =
            (inputs instanceof TextInputs t ? t.others() : inputs) instanceof BinnedInputs;
        metadata.put("input", (bins ? BINNED : COLUMNS) + (texts ? TEXTS : ""));
        metadata.put("columns", FieldTexts.text(inputs.fields()));
      }
    }
    inputs.learnt().forEach((name, values) -> {
      if (values.length > 0) { // texts alone have no numbers
        tensors.put("input." + name, Tensor.of(values));
      }
    });
    Outputs outputs = preparation.outputs();
    metadata.put("output", outputs.kind().toString());
    metadata.put("labels", FieldTexts.list(outputs.labels()));
    outputs.learnt().forEach((name, values) -> tensors.put("output." + name, Tensor.of(values)));
    if (outputs instanceof NumberOutputs numbers && !numbers.scales().isEmpty()) {
      metadata.put(
          SCALES, numbers.scales().stream().map(PreparationText::name).collect(joining(" ")));
    }
  }

  private static String name(TargetScale scale) {
    return scale.name().toLowerCase(Locale.ROOT);
  }

  /** Reads what {@link #write} wrote, and removes the tensors it uses from {@code left}. */
  static Preparation read(Fields fields, Map<String, Tensor> left) {
    return new Preparation(inputs(fields, left), outputs(fields, left));
  }

  private static Inputs inputs(Fields fields, Map<String, Tensor> left) {
    String text = fields.text("input");
    if (text.startsWith(PIXELS) || text.startsWith(GRIDS)) {
      return planes(fields, left, text, text.startsWith(PIXELS));
    }
    boolean texts = text.endsWith(TEXTS);
    String kind = texts ? text.substring(0, text.length() - TEXTS.length()) : text;
    if (!kind.equals(COLUMNS) && !kind.equals(BINNED)) {
      throw FormatException.of(
          fields.at("input"),
          "pixels, grids, columns or binned columns, and texts after columns",
          FormatException.quoted(text));
    }
    List<Field> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode node : FieldTexts.array(
        fields.at("columns"), Json.read(fields.at("columns"), fields.text("columns")))) {
      columns.add(FieldTexts.field(fields.at("columns"), node));
      names.add(columns.get(columns.size() - 1).name());
    }
    FieldTexts.distinct(fields.at("columns"), names);
    List<Field> others =
        columns.stream().filter(field -> !(field instanceof Field.Text)).toList();
    if (texts == (others.size() == columns.size())) {
      throw FormatException.of(
          fields.at("columns"), texts ? "a column of texts" : "no column of texts", text);
    }
    Inputs plain = kind.equals(BINNED)
        ? binned(fields, left, others)
        : new ColumnInputs(
            others,
            mean(fields, left, "input.mean", others.size()),
            scale(fields, left, "input.scale", others.size()));
    return texts ? texts(fields, plain, columns) : plain;
  }

  private static Inputs texts(Fields fields, Inputs others, List<Field> columns) {
    List<Field> behind = columns.subList(others.fields().size(), columns.size());
    if (!behind.stream().allMatch(field -> field instanceof Field.Text)) {
      throw FormatException.of(
          fields.at("columns"), "texts after all other columns", columns.toString());
    }
    return new TextInputs(others, behind.stream().map(Field.Text.class::cast).toList());
  }

  private static Inputs binned(Fields fields, Map<String, Tensor> left, List<Field> columns) {
    int count = columns.size();
    float[] bins = mean(fields, left, "input.bins", count);
    float[] gaps = mean(fields, left, "input.gaps", count);
    int edges = 0;
    int inputs = 0;
    for (int j = 0; j < count; j++) {
      if (!(bins[j] >= 0 && bins[j] <= MOST_BINS)) {
        throw FormatException.of(
                "tensor " + FormatException.quoted("input.bins"),
                "numbers of bins in 0 … " + MOST_BINS,
                Float.toString(bins[j]))
            .within(fields.where());
      }
      edges += bins[j] > 0 ? (int) bins[j] + 1 : 0;
      inputs +=
          columns.get(j) instanceof Field.Numeric ? 1 + (int) bins[j] + (gaps[j] > 0 ? 1 : 0) : 0;
    }
    return new BinnedInputs(
        columns,
        mean(fields, left, "input.middle", count),
        mean(fields, left, "input.spread", count),
        bins,
        gaps,
        mean(fields, left, "input.edges", edges),
        mean(fields, left, "input.mean", inputs),
        scale(fields, left, "input.scale", inputs));
  }

  private static Inputs planes(
      Fields fields, Map<String, Tensor> left, String text, boolean pixels) {
    boolean standardized = text.endsWith(STANDARDIZED);
    int end = text.length() - (standardized ? STANDARDIZED.length() : 0);
    Shape shape = Shape.parse(text.substring((pixels ? PIXELS : GRIDS).length(), end));
    float level = pixels ? scale(fields, left, "input.scale", 1)[0] : 1;
    int channels = shape.channels();
    float[] mean = standardized ? mean(fields, left, "input.mean", channels) : new float[0];
    float[] factor = standardized ? scale(fields, left, "input.factor", channels) : new float[0];
    return pixels
        ? new PixelInputs(
            channels, shape.height(), shape.width(), level, mean, factor, style(fields))
        : new GridInputs(channels, shape.height(), shape.width(), mean, factor);
  }

  /** What was done to pictures; files without it come from pixels, or from before it was kept. */
  private static PixelStyle style(Fields fields) {
    String text = fields.texts().getOrDefault(STYLE, "");
    return switch (text) {
      case "" -> PixelStyle.UNKNOWN;
      case "ink" -> PixelStyle.INK;
      case "raw" -> PixelStyle.RAW;
      default -> FrontEnd.checked(fields.at(STYLE), new PixelStyle(text));
    };
  }

  private static Outputs outputs(Fields fields, Map<String, Tensor> left) {
    List<String> labels = FieldTexts.strings(
        fields.at("labels"), Json.read(fields.at("labels"), fields.text("labels")));
    return switch (fields.text("output")) {
      case "classes" -> new ClassOutputs(labels);
      case "numbers" -> numbers(fields, left, labels);
      case "distributions" -> new DistributionOutputs(labels);
      case "flags" -> new FlagOutputs(labels);
      default ->
        throw FormatException.of(
            fields.at("output"),
            "classes, numbers, distributions or flags",
            FormatException.quoted(fields.text("output")));
    };
  }

  private static Outputs numbers(Fields fields, Map<String, Tensor> left, List<String> labels) {
    float[] mean = mean(fields, left, "output.mean", labels.size());
    float[] scale = scale(fields, left, "output.scale", labels.size());
    if (!fields.has(SCALES)) {
      return new NumberOutputs(labels, mean, scale); // all models before there were scales
    }
    List<TargetScale> scales = new ArrayList<>();
    for (String word : fields.text(SCALES).split(" ", -1)) {
      scales.add(Arrays.stream(TargetScale.values())
          .filter(known -> name(known).equals(word))
          .findFirst()
          .orElseThrow(() -> FormatException.of(
              fields.at(SCALES), "linear or log for each number", FormatException.quoted(word))));
    }
    float[] most = mean(fields, left, "output.most", labels.size());
    return new NumberOutputs(labels, mean, scale, scales, most);
  }

  private static float[] mean(Fields fields, Map<String, Tensor> left, String name, int count) {
    return count == 0
        ? new float[0]
        : ModelFile.take(fields.where(), left, name, List.of(count)).values();
  }

  private static float[] scale(Fields fields, Map<String, Tensor> left, String name, int count) {
    float[] scale = mean(fields, left, name, count);
    for (float value : scale) {
      if (!(value > 0)) {
        throw FormatException.of(
                "tensor " + FormatException.quoted(name), "scales > 0", Float.toString(value))
            .within(fields.where());
      }
    }
    return scale;
  }
}
