package io.bigtheta.onnx.export;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.AvgPool;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.GlobalAvgPool;
import io.bigtheta.nn.layer.MaxPool;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.window.Padding;
import io.bigtheta.nn.window.Sides;
import io.bigtheta.nn.window.Size;
import io.bigtheta.onnx.export.Flow.Layout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers that ONNX calculates plane by plane: convolutions, pools and batch normalisation. */
final class Planes {
  private final Draft draft;

  Planes(Draft draft) {
    this.draft = draft;
  }

  Flow conv(Conv conv, Flow input, List<Matrix> theta, String name) {
    Flow x = input.as(Layout.PLANES, draft);
    Shape from = x.shape();
    Shape to = conv.output(from);
    Map<String, Object> attributes =
        window(conv.kernel(), conv.stride(), conv.dilation(), conv.padding(), from);
    int channels = from.channels() / conv.groups();
    attributes.put("group", (long) conv.groups());
    attributes.put(
        "dilations", new long[] {conv.dilation().height(), conv.dilation().width()});
    String w = draft.floats(
        name + ".weight",
        filters(theta.get(0), conv.kernel(), channels),
        conv.filters(),
        channels,
        conv.kernel().height(),
        conv.kernel().width());
    String z = conv.bias()
        ? draft.node(
            "Conv",
            name,
            attributes,
            x.name(),
            w,
            draft.floats(name + ".bias", theta.get(1).toArray(), conv.filters()))
        : draft.node("Conv", name, attributes, x.name(), w);
    String y = Activations.apply(draft, conv.activation(), z, name + ".activation");
    return new Flow(y, Layout.PLANES, to);
  }

  private static Map<String, Object> window(
      Size kernel, Size stride, Size dilation, Padding padding, Shape from) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("kernel_shape", new long[] {kernel.height(), kernel.width()});
    attributes.put("strides", new long[] {stride.height(), stride.width()});
    Size reach = new Size(
        (kernel.height() - 1) * dilation.height() + 1, (kernel.width() - 1) * dilation.width() + 1);
    Sides sides = padding.sides(new Size(from.height(), from.width()), reach, stride);
    attributes.put("pads", new long[] {sides.top(), sides.left(), sides.bottom(), sides.right()});
    return attributes;
  }

  /** [kernel pixels · channels of a group, filters] as [filters, channels of a group, height, width]. */
  private static float[] filters(Matrix weight, Size kernel, int channels) {
    float[] turned = new float[weight.size()];
    int to = 0;
    for (int filter = 0; filter < weight.cols(); filter++) {
      for (int c = 0; c < channels; c++) {
        for (int place = 0; place < kernel.pixels(); place++) {
          turned[to++] = weight.get(place * channels + c, filter);
        }
      }
    }
    return turned;
  }

  Flow pool(MaxPool pool, Flow input, String name) {
    Flow x = input.as(Layout.PLANES, draft);
    Map<String, Object> attributes =
        window(pool.size(), pool.stride(), new Size(1), pool.padding(), x.shape());
    attributes.put("ceil_mode", pool.ceil() ? 1L : 0L);
    String y = draft.node("MaxPool", name, attributes, x.name());
    return new Flow(y, Layout.PLANES, pool.output(x.shape()));
  }

  Flow pool(AvgPool pool, Flow input, String name) {
    Flow x = input.as(Layout.PLANES, draft);
    Map<String, Object> attributes =
        window(pool.size(), pool.stride(), new Size(1), pool.padding(), x.shape());
    attributes.put("ceil_mode", pool.ceil() ? 1L : 0L);
    attributes.put("count_include_pad", pool.countPadding() ? 1L : 0L);
    String y = draft.node("AveragePool", name, attributes, x.name());
    return new Flow(y, Layout.PLANES, pool.output(x.shape()));
  }

  /** One slope for all numbers, or one for each channel. */
  Flow prelu(Flow x, Matrix slopes, String name) {
    int n = slopes.cols();
    boolean planes = x.layout() == Layout.PLANES;
    String slope = planes
        ? draft.floats(name + ".slope", slopes.toArray(), n, 1, 1)
        : draft.floats(name + ".slope", slopes.toArray(), n);
    return x.to(draft.node("PRelu", name, x.name(), slope));
  }

  Flow global(GlobalAvgPool pool, Flow input, String name) {
    Flow x = input.as(Layout.PLANES, draft);
    String mean = draft.node("GlobalAveragePool", name + ".mean", x.name());
    String flat = draft.node("Flatten", name, Map.of("axis", 1L), mean);
    return new Flow(flat, Layout.ROWS, pool.output(x.shape()));
  }

  /** The channels are axis 1, as ONNX wants them. In a vector each number is a channel. */
  Flow batchNorm(BatchNorm norm, Flow input, List<Matrix> theta, String name) {
    boolean vector = input.shape().size() == input.shape().channels();
    Flow x = input.as(vector && input.layout() == Layout.ROWS ? Layout.ROWS : Layout.PLANES, draft);
    String[] from = new String[5];
    String[] names = {"gain", "shift", "running-mean", "running-variance"};
    from[0] = x.name();
    for (int i = 0; i < names.length; i++) {
      float[] values = theta.get(i).toArray();
      from[i + 1] = draft.floats(name + "." + names[i], values, values.length);
    }
    return x.to(draft.node("BatchNormalization", name, Map.of("epsilon", norm.epsilon()), from));
  }
}
