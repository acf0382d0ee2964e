package io.bigtheta.run.result;

import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.PixelStyle;
import java.util.Arrays;
import java.util.List;

/** Descriptions of the inputs and outputs of a model, one line each. */
public final class ModelText {
  private static final int MOST = 50;

  private ModelText() {}

  /** The inputs: columns with their categories, or images with their shape. */
  public static String input(Inputs inputs) {
    if (inputs instanceof PixelInputs pixels) {
      return "images " + pixels.channels() + "x" + pixels.height() + "x" + pixels.width()
          + ", bytes times " + pixels.scale()
          + (pixels.standardized()
              ? ", less " + Arrays.toString(pixels.mean()) + ", times "
                  + Arrays.toString(pixels.factor())
              : "")
          + taken(pixels.style());
    }
    return inputs.kind() == Features.Kind.TABLE
        ? "columns " + cut(inputs.fields().stream().map(ModelText::column).toList())
        : inputs.taken();
  }

  private static String taken(PixelStyle style) {
    return style.made()
        ? ", made of recordings by " + style.text()
        : style.equals(PixelStyle.INK)
            ? ", taken as ink"
            : style.equals(PixelStyle.RAW) ? ", taken raw" : "";
  }

  private static String column(Field field) {
    return field instanceof Field.Categorical words
        ? field.name() + " (" + cut(words.levels()) + ")"
        : field.name();
  }

  /** Names, separated by commas; only the first ones if there are very many. */
  public static String cut(List<String> names) {
    String shown = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    String all = names.size() > MOST ? shown + ", … (" + names.size() + " in all)" : shown;
    return all.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
  }
}
