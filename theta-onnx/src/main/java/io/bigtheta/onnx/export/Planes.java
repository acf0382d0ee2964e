package io.bigtheta.onnx.export;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.BatchNorm;
import io.bigtheta.nn.layer.Conv;
import io.bigtheta.nn.layer.GlobalAvgPool;
import io.bigtheta.nn.layer.Padding;
import io.bigtheta.nn.layer.Shape;
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
    Map<String, Object> attributes = window(conv.kernel(), conv.stride());
    if (conv.padding() == Padding.SAME) {
      int[] high = beyond(conv, from.height(), to.height());
      int[] wide = beyond(conv, from.width(), to.width());
      attributes.put("pads", new long[] {high[0], wide[0], high[1], wide[1]});
    }
    String w = draft.floats(
        name + ".weight",
        filters(theta.get(0), conv.kernel(), from.channels()),
        conv.filters(),
        from.channels(),
        conv.kernel(),
        conv.kernel());
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

  private static Map<String, Object> window(int size, int stride) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("kernel_shape", new long[] {size, size});
    attributes.put("strides", new long[] {stride, stride});
    return attributes;
  }

  /** How many zeros windows see before and after {@code length} pixels; one more after them if the number is odd. */
  private static int[] beyond(Conv conv, int length, int places) {
    int all = Math.max(0, (places - 1) * conv.stride() + conv.kernel() - length);
    return new int[] {all / 2, all - all / 2};
  }

  /** [kernel · kernel · channels, filters] as [filters, channels, kernel, kernel]. */
  private static float[] filters(Matrix weight, int kernel, int channels) {
    float[] turned = new float[weight.size()];
    int to = 0;
    for (int filter = 0; filter < weight.cols(); filter++) {
      for (int c = 0; c < channels; c++) {
        for (int place = 0; place < kernel * kernel; place++) {
          turned[to++] = weight.get(place * channels + c, filter);
        }
      }
    }
    return turned;
  }

  Flow pool(String type, int size, int stride, Shape to, Flow input, String name) {
    Flow x = input.as(Layout.PLANES, draft);
    return new Flow(draft.node(type, name, window(size, stride), x.name()), Layout.PLANES, to);
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
