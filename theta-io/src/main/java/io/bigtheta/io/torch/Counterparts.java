package io.bigtheta.io.torch;

import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.LayerNorm;
import io.bigtheta.nn.layer.Prelu;
import io.bigtheta.nn.layer.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What the layers of Theta are in PyTorch. A row of an image has the channels of a pixel together here, while PyTorch has one plane
 * after the other; so the weights of a layer that takes an image as one row change places.
 */
final class Counterparts {
  private Counterparts() {}

  /**
   * The blocks of a layer with their counterparts; none for a layer without parameters.
   *
   * @param input the shape of a row that the layer takes
   */
  static List<Role> of(Layer layer, Shape input) {
    if (layer instanceof Dense dense) {
      return linear(dense, input);
    } else if (layer instanceof Conv conv) {
      return conv(conv, input);
    } else if (layer instanceof BatchNorm) {
      int n = input.channels();
      return List.of(
          Role.row("gain", "weight", n).orElse(1),
          Role.row("shift", "bias", n).orElse(0),
          Role.row("running-mean", "running_mean", n),
          Role.row("running-variance", "running_var", n));
    } else if (layer instanceof LayerNorm) {
      return List.of(normal("gain", "weight", input), normal("shift", "bias", input));
    } else if (layer instanceof Prelu prelu) {
      return List.of(Role.row("slope", "weight", prelu.shared() ? 1 : input.channels()));
    }
    return List.of();
  }

  /** W [fanIn, units] of weight [units, fanIn]. */
  private static List<Role> linear(Dense dense, Shape input) {
    int n = input.size();
    int units = dense.units();
    UnaryOperator<float[]> turned = from -> {
      float[] weight = new float[from.length];
      for (int i = 0; i < n; i++) {
        int row = place(i, input);
        for (int j = 0; j < units; j++) {
          weight[row * units + j] = from[j * n + i];
        }
      }
      return weight;
    };
    List<Role> roles =
        new ArrayList<>(List.of(Role.of("weight", "weight", turned, List.of(List.of(units, n)))));
    if (dense.bias()) {
      roles.add(Role.row("bias", "bias", units).orElse(0));
    }
    return roles;
  }

  /** W [height · width · channels / groups, filters] of weight [filters, channels / groups, height, width]. */
  private static List<Role> conv(Conv conv, Shape input) {
    int filters = conv.filters();
    int channels = input.channels() / conv.groups();
    int pixels = conv.kernel().pixels();
    UnaryOperator<float[]> turned = from -> {
      float[] weight = new float[from.length];
      for (int f = 0; f < filters; f++) {
        for (int c = 0; c < channels; c++) {
          for (int k = 0; k < pixels; k++) {
            weight[(k * channels + c) * filters + f] = from[(f * channels + c) * pixels + k];
          }
        }
      }
      return weight;
    };
    List<Integer> shape =
        List.of(filters, channels, conv.kernel().height(), conv.kernel().width());
    List<Role> roles =
        new ArrayList<>(List.of(Role.of("weight", "weight", turned, List.of(shape))));
    if (conv.bias()) {
      roles.add(Role.row("bias", "bias", filters).orElse(0));
    }
    return roles;
  }

  private static Role normal(String ours, String theirs, Shape input) {
    UnaryOperator<float[]> turned = from -> {
      float[] row = new float[from.length];
      for (int i = 0; i < row.length; i++) {
        row[place(i, input)] = from[i];
      }
      return row;
    };
    return Role.of(
        ours,
        theirs,
        turned,
        List.of(List.of(input.size()), List.of(input.channels(), input.height(), input.width())));
  }

  /** Where number {@code i} of a flat row of PyTorch lies in a row here. */
  private static int place(int i, Shape shape) {
    int places = shape.height() * shape.width();
    return i % places * shape.channels() + i / places;
  }
}
