package io.bigtheta.studio.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Field;
import io.bigtheta.data.Grids;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.RowShape;
import io.bigtheta.nn.layer.Shape;
import java.util.Arrays;
import java.util.Base64;

/** Rows and numbers in the form that the page draws. Bytes are written in base64. */
final class RowJson {
  private static final int WHITEST = 255;
  private static final int FULL = 127;
  private static final int SOME_ROWS = 64;

  private RowJson() {}

  /** A row: the bytes of its image, or its cells by their names. */
  static void row(ObjectNode node, Features features, int row) {
    if (features instanceof Pixels pixels) {
      int from = row * pixels.cols();
      byte[] own = Arrays.copyOfRange(pixels.values(), from, from + pixels.cols());
      picture(node, pixels.shape(), own, white(pixels, own));
    } else if (features instanceof Grids grids) {
      int from = row * grids.cols();
      picture(
          node,
          grids.shape(),
          levels(Arrays.copyOfRange(grids.values(), from, from + grids.cols())),
          WHITEST);
    } else {
      ArrayNode cells = node.putArray("cells");
      for (int j = 0; j < features.cols(); j++) {
        ObjectNode cell = cells.addObject();
        cell.put("name", features.fields().get(j).name());
        cell.put("value", cell(features, row, j));
      }
    }
  }

  /** A cell as people read it. */
  static String cell(Features features, int row, int col) {
    float value = features.get(row, col);
    if (Float.isNaN(value)) {
      return "missing";
    }
    if (!(features.fields().get(col) instanceof Field.Numeric)) {
      return features.fields().get(col).words().get((int) value);
    }
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? Long.toString((long) value)
        : Float.toString(value);
  }

  /** The largest level of the first images, as some data sets have fewer levels than 256. */
  private static int white(Pixels pixels, byte[] own) {
    int most = 1;
    for (byte level : own) {
      most = Math.max(most, level & 0xFF);
    }
    int few = Math.min(pixels.values().length, SOME_ROWS * pixels.cols());
    for (int k = 0; k < few && most < WHITEST; k++) {
      most = Math.max(most, pixels.values()[k] & 0xFF);
    }
    return most;
  }

  private static void picture(ObjectNode node, RowShape shape, byte[] bytes, int white) {
    ObjectNode image = node.putObject("image");
    image.put("channels", shape.channels());
    image.put("height", shape.height());
    image.put("width", shape.width());
    image.put("white", white);
    image.put("bytes", Base64.getEncoder().encodeToString(bytes));
  }

  /** Numbers as levels from black for the smallest to white for the largest. */
  private static byte[] levels(float[] values) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    byte[] levels = new byte[values.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (high > low ? Math.round(WHITEST * (values[i] - low) / (high - low)) : 0);
    }
    return levels;
  }

  /** What the target of a row is: the name of its class, its numbers, or its flags. */
  static String truth(Dataset data, int row) {
    int at = data.index(row);
    return switch (data.targets().kind()) {
      case CLASSES, DISTRIBUTIONS -> data.targets().labels().get(data.label(row));
      case NUMBERS -> {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < data.targets().labels().size(); j++) {
          text.append(j > 0 ? ", " : "").append(data.targets().get(at, j));
        }
        yield text.toString();
      }
      case FLAGS -> {
        StringBuilder text = new StringBuilder();
        for (int j = 0; j < data.targets().labels().size(); j++) {
          if (data.targets().get(at, j) > 0.5f) {
            text.append(text.length() > 0 ? ", " : "")
                .append(data.targets().labels().get(j));
          }
        }
        yield text.length() == 0 ? "none" : text.toString();
      }
    };
  }

  /** Signed numbers with places, such as weights: each as a byte from −127 to 127 for {@code max}. */
  static void signed(ObjectNode node, Shape shape, float[] values) {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, Math.abs(value));
    }
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (max > 0 ? Math.round(FULL * values[i] / max) : 0);
    }
    node.put("channels", shape.channels());
    node.put("height", shape.height());
    node.put("width", shape.width());
    number(node, "max", max);
    node.put("bytes", Base64.getEncoder().encodeToString(bytes));
  }

  /** NaN and infinite numbers become null, as JSON has none. */
  static void numbers(ArrayNode array, float[] values) {
    for (float value : values) {
      if (Float.isFinite(value)) {
        array.add(value);
      } else {
        array.addNull();
      }
    }
  }

  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, Double.parseDouble(Float.toString((float) value)));
    } else {
      node.putNull(name);
    }
  }
}
