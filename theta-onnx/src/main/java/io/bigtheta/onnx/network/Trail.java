package io.bigtheta.onnx.network;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.activation.Activation;
import io.bigtheta.nn.activation.Linear;
import io.bigtheta.nn.layer.Activate;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The layers of a chain so far, with their parameters, and how the numbers of a row lie after the last of them. */
final class Trail {
  /** How a row lies in ONNX. Theta's images have the channels of each pixel together. */
  enum Layout {
    ROW,
    CHANNELS_FIRST,
    CHANNELS_LAST
  }

  private final Shape input;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Map<String, float[]>> parameters = new ArrayList<>();
  private final Layout began;
  private Layout layout;
  private Shape shape;
  private final float[] scales;
  private final float[] shifts;
  private boolean channelsWereFirst;

  Trail(Layout layout, Shape input) {
    this.layout = layout;
    began = layout;
    this.input = input;
    shape = input;
    scales = new float[input.channels()];
    shifts = new float[input.channels()];
    Arrays.fill(scales, 1);
  }

  Shape input() {
    return input;
  }

  /** How a row lies at the start. */
  Layout began() {
    return began;
  }

  Layout layout() {
    return layout;
  }

  /** The shape of a row after the last layer. */
  Shape shape() {
    return shape;
  }

  boolean isEmpty() {
    return layers.isEmpty();
  }

  List<Layer> layers() {
    return layers;
  }

  void add(Layer layer, Map<String, float[]> values) {
    Shape after = layer.output(shape);
    layers.add(layer);
    parameters.add(values);
    shape = after;
  }

  /**
   * Goes on with x · factor + shift. A layer of weights without an activation takes this in; before the first layer it is a matter of
   * how the input is prepared.
   *
   * @param factor one number for each channel
   * @param shift one number for each channel
   */
  void scale(float[] factor, float[] shift) {
    int last = layers.size() - 1;
    if (last < 0) {
      for (int c = 0; c < factor.length; c++) {
        scales[c] *= factor[c];
        shifts[c] = shifts[c] * factor[c] + shift[c];
      }
      return;
    }
    Map<String, float[]> values = new HashMap<>(parameters.get(last));
    if (layers.get(last) instanceof Dense dense && dense.activation() instanceof Linear) {
      layers.set(last, new Dense(dense.units(), dense.activation(), true, dense.initializer()));
      scale(values, "weight", "bias", factor, shift);
    } else if (layers.get(last) instanceof Conv conv && conv.activation() instanceof Linear) {
      layers.set(last, conv(conv, conv.activation(), true));
      scale(values, "weight", "bias", factor, shift);
    } else if (layers.get(last) instanceof BatchNorm) {
      scale(values, "gain", "shift", factor, shift);
    } else {
      float[] ones = new float[factor.length];
      Arrays.fill(ones, 1 - new BatchNorm().epsilon());
      add(
          new BatchNorm(),
          Map.of(
              "gain",
              factor,
              "shift",
              shift,
              "running-mean",
              new float[factor.length],
              "running-variance",
              ones));
      return;
    }
    parameters.set(last, values);
  }

  private static void scale(
      Map<String, float[]> values, String factors, String shifts, float[] factor, float[] shift) {
    int n = factor.length;
    float[] before = values.getOrDefault(shifts, new float[n]);
    float[] weights = Objects.requireNonNull(values.get(factors), factors).clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= factor[i % n];
    }
    float[] after = new float[n];
    for (int c = 0; c < n; c++) {
      after[c] = before[c] * factor[c] + shift[c];
    }
    values.put(factors, weights);
    values.put(shifts, after);
  }

  /** What the input is multiplied by before the first layer, for each channel. */
  float[] scales() {
    return scales;
  }

  /** What is added to the input before the first layer, for each channel. */
  float[] shifts() {
    return shifts;
  }

  /** Applies an activation: within the last layer if that has none yet. */
  void activate(Activation activation) {
    int last = layers.size() - 1;
    if (last >= 0
        && layers.get(last) instanceof Dense dense
        && dense.activation() instanceof Linear) {
      layers.set(last, new Dense(dense.units(), activation, dense.bias(), dense.initializer()));
    } else if (last >= 0
        && layers.get(last) instanceof Conv conv
        && conv.activation() instanceof Linear) {
      layers.set(last, conv(conv, activation, conv.bias()));
    } else {
      add(new Activate(activation), Map.of());
    }
  }

  private static Conv conv(Conv conv, Activation activation, boolean bias) {
    return new Conv(
        conv.filters(),
        conv.kernel(),
        conv.stride(),
        conv.padding(),
        activation,
        bias,
        conv.initializer(),
        conv.groups(),
        conv.dilation());
  }

  /** Goes on with a layer of weights: a row has no order of its own from here. */
  void dense(Layer layer, Map<String, float[]> values) {
    add(layer, values);
    layout = Layout.ROW;
    channelsWereFirst = false;
  }

  /** Goes on with the image as one row. */
  void flatten() {
    channelsWereFirst =
        layout == Layout.CHANNELS_FIRST || layout == Layout.ROW && channelsWereFirst;
    layout = Layout.ROW;
  }

  /** Goes on with the numbers in another order, which is another name for the same places here. */
  void turn(Layout value) {
    layout = value;
  }

  /** Where each number of a flat row of ONNX lies in a row of Theta. */
  int[] order() {
    int size = shape.size();
    int[] order = new int[size];
    int places = shape.height() * shape.width();
    for (int i = 0; i < size; i++) {
      order[i] = channelsWereFirst ? i % places * shape.channels() + i / places : i;
    }
    return order;
  }

  /** Whether one row is an image whose numbers are in another order than in Theta. */
  boolean reordered() {
    return channelsWereFirst && shape.channels() > 1 && shape.height() * shape.width() > 1;
  }

  /** A trail for the inside of a block, beginning where this one is. */
  Trail inside() {
    Trail inner = new Trail(layout, shape);
    inner.channelsWereFirst = channelsWereFirst;
    return inner;
  }

  /** The parameters of all layers, with the names that they have within a block. */
  Map<String, float[]> named() {
    Map<String, float[]> all = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      int layer = i;
      parameters.get(i).forEach((name, values) -> all.put(layer + "-" + name, values));
    }
    return all;
  }

  Network network() throws NoChain {
    if (layers.isEmpty()) {
      throw new NoChain("it has no layers");
    }
    Blueprint blueprint = new Blueprint(input, layers);
    float[] theta = new float[blueprint.size()];
    for (Block block : blueprint.blocks()) {
      float[] values = parameters.get(block.layer()).get(block.parameter().name());
      if (values == null || values.length != block.parameter().size()) {
        throw new NoChain(
            "layer " + block.layer() + " lacks its " + block.parameter().name());
      }
      System.arraycopy(values, 0, theta, block.offset(), values.length);
    }
    return new Network(blueprint, theta);
  }

  /** A copy of the numbers of a tensor. */
  static float[] floats(Tensor tensor) {
    return tensor.floats().clone();
  }
}
