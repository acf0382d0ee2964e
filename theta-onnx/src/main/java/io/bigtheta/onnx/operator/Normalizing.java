package io.bigtheta.onnx.operator;

import io.bigtheta.math.Elementary;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Operators that bring numbers to a common scale: softmax, and the normalisations of layers, channels and images. */
final class Normalizing {
  /** Numbers {@code at + i · step} for i in [0, count), which are scaled together. */
  private interface Line {
    void scale(float[] x, float[] y, int at, int step, int count);
  }

  private Normalizing() {}

  /** The operator of this name, or null: each is linked when a model first asks for it. */
  static @Nullable Operator named(String name) {
    return switch (name) {
      case "Softmax" -> call -> softmax(call, Normalizing::softmax);
      case "LogSoftmax" -> call -> softmax(call, Normalizing::logSoftmax);
      case "Hardmax" -> call -> softmax(call, Normalizing::hardmax);
      case "LpNormalization" -> Normalizing::norm;
      case "BatchNormalization" -> Normalizing::batch;
      case "InstanceNormalization" -> Normalizing::instance;
      case "GroupNormalization" -> Normalizing::group;
      case "LayerNormalization" -> call -> layer(call, true);
      case "RMSNormalization" -> call -> layer(call, false);
      case "LRN" -> Normalizing::local;
      default -> null;
    };
  }

  /** Before opset 13 all axes from {@code axis} on are one, and the usual axis is 1. */
  private static Runnable softmax(Call call, Line line) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    boolean flat = call.opset() < 13;
    int axis = call.axis("axis", flat ? 1 : -1, shape.length);
    int count =
        flat ? Places.product(shape, axis, shape.length) : shape.length == 0 ? 1 : shape[axis];
    int step = flat ? 1 : Places.product(shape, Math.min(axis + 1, shape.length), shape.length);
    return lines(call, line, step, count);
  }

  private static Runnable lines(Call call, Line line, int step, int count) {
    Tensor x = call.in(0);
    Tensor y = call.out(0, x.type(), x.shape());
    float[] from = x.floats();
    float[] to = y.floats();
    int outer = count == 0 ? 0 : x.size() / (step * count);
    return () -> {
      for (int i = 0; i < outer; i++) {
        for (int j = 0; j < step; j++) {
          line.scale(from, to, i * step * count + j, step, count);
        }
      }
    };
  }

  private static float largest(float[] x, int at, int step, int count) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, x[at + i * step]);
    }
    return largest;
  }

  /** The sum is a chain of float32, as Theta's own softmax has it, so that a model that was exported gives the same bits. */
  private static void softmax(float[] x, float[] y, int at, int step, int count) {
    float largest = largest(x, at, step, count);
    float sum = 0;
    for (int i = 0; i < count; i++) {
      float e = Elementary.exp(x[at + i * step] - largest);
      y[at + i * step] = e;
      sum += e;
    }
    for (int i = 0; i < count; i++) {
      y[at + i * step] /= sum;
    }
  }

  private static void logSoftmax(float[] x, float[] y, int at, int step, int count) {
    float largest = largest(x, at, step, count);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Elementary.exp(x[at + i * step] - largest);
    }
    double log = Elementary.log(sum);
    for (int i = 0; i < count; i++) {
      y[at + i * step] = (float) (x[at + i * step] - largest - log);
    }
  }

  private static void hardmax(float[] x, float[] y, int at, int step, int count) {
    int best = 0;
    for (int i = 0; i < count; i++) {
      best = x[at + i * step] > x[at + best * step] ? i : best;
      y[at + i * step] = 0;
    }
    y[at + best * step] = 1;
  }

  private static Runnable norm(Call call) {
    int[] shape = call.in(0).shape();
    int axis = call.axis("axis", -1, shape.length);
    boolean absolute = call.node().whole("p", 2) == 1;
    Line line = (x, y, at, step, count) -> {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        double v = x[at + i * step];
        sum += absolute ? Math.abs(v) : v * v;
      }
      double norm = absolute ? sum : Math.sqrt(sum);
      for (int i = 0; i < count; i++) {
        y[at + i * step] = norm == 0 ? 0 : (float) (x[at + i * step] / norm);
      }
    };
    return lines(call, line, Places.product(shape, axis + 1, shape.length), shape[axis]);
  }

  private static int channels(Call call) {
    Tensor x = call.in(0);
    int channels = x.rank() < 2 ? 1 : x.dim(1);
    for (int i = 1; i < call.inputs(); i++) {
      if (call.in(i).size() != channels) {
        throw Refusal.of("input " + i, channels + " numbers, one for each channel", call.in(i));
      }
    }
    return channels;
  }

  private static Runnable batch(Call call) {
    Tensor x = call.in(0);
    int channels = channels(call);
    double epsilon = call.node().number("epsilon", 1e-5f);
    float[] scale = call.in(1).floats();
    float[] bias = call.in(2).floats();
    float[] from = x.floats();
    float[] to = call.out(0, x.type(), x.shape()).floats();
    int plane = x.rank() < 2 ? 1 : Places.product(x.shape(), 2, x.rank());
    boolean training = call.flag("training_mode", false);
    BatchStatistics own = new BatchStatistics(new float[channels], new float[channels], plane);
    float[] mean = training ? own.mean() : call.in(3).floats();
    float[] variance = training ? own.variance() : call.in(4).floats();
    Runnable running = training ? own.running(call) : Operator.DONE;
    return () -> {
      if (training) {
        own.measure(from);
        running.run();
      }
      for (int p = 0; p * plane < to.length; p++) {
        int c = p % channels;
        float factor = (float) (scale[c] / Math.sqrt(variance[c] + epsilon));
        for (int i = p * plane; i < (p + 1) * plane; i++) {
          to[i] = Math.fma(from[i] - mean[c], factor, bias[c]);
        }
      }
    };
  }

  private static Runnable instance(Call call) {
    Tensor x = call.in(0);
    channels(call);
    int plane = Places.product(x.shape(), 2, x.rank());
    return scaled(call, plane, 1, call.node().number("epsilon", 1e-5f));
  }

  private static Runnable group(Call call) {
    Tensor x = call.in(0);
    int channels = x.dim(1);
    int groups = (int) call.node().whole("num_groups", 1);
    if (groups < 1 || channels % groups != 0) {
      throw Refusal.of("num_groups", "a number that divides " + channels + " channels", groups);
    }
    int plane = Places.product(x.shape(), 2, x.rank());
    int together = channels / groups;
    return scaled(call, plane, together, call.node().number("epsilon", 1e-5f));
  }

  /** Gives mean 0 and deviation 1 to {@code together} planes at a time, then scales each channel. */
  private static Runnable scaled(Call call, int plane, int together, float epsilon) {
    Tensor x = call.in(0);
    float[] scale = call.in(1).floats();
    float[] bias = call.in(2).floats();
    float[] from = x.floats();
    float[] to = call.out(0, x.type(), x.shape()).floats();
    int channels = x.dim(1);
    int groups = channels / together;
    int size = plane * together;
    return () -> {
      for (int g = 0; g * size < to.length; g++) {
        double mean = mean(from, g * size, size);
        double factor = 1 / Math.sqrt(variance(from, g * size, size, mean) + epsilon);
        for (int i = 0; i < size; i++) {
          int channel = g * together % channels + i / plane;
          // Before opset 21 there was one scale for a group, afterwards one for a channel.
          int c = scale.length == groups ? g % groups : channel;
          to[g * size + i] = (float) ((from[g * size + i] - mean) * factor * scale[c] + bias[c]);
        }
      }
    };
  }

  private static double mean(float[] x, int at, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += x[at + i];
    }
    return sum / count;
  }

  private static double variance(float[] x, int at, int count, double mean) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double far = x[at + i] - mean;
      sum += far * far;
    }
    return sum / count;
  }

  private static Runnable layer(Call call, boolean centred) {
    Tensor x = call.in(0);
    int[] shape = x.shape();
    int axis = call.axis("axis", -1, shape.length);
    int size = Places.product(shape, axis, shape.length);
    double epsilon = call.node().number("epsilon", 1e-5f);
    float[] from = x.floats();
    float[] to = call.out(0, x.type(), shape).floats();
    int[] inner = Arrays.copyOfRange(shape, axis, shape.length);
    float[] scale = call.in(1).floats();
    int[] scaleAt = Places.list(inner, Places.repeated(call.in(1).shape(), inner), 0);
    boolean shifted = centred && call.has(2);
    float[] bias = shifted ? call.in(2).floats() : scale;
    int[] biasAt =
        shifted ? Places.list(inner, Places.repeated(call.in(2).shape(), inner), 0) : scaleAt;
    int[] outer = shape.clone();
    Arrays.fill(outer, axis, shape.length, 1);
    float[] means = statistic(call, 1, centred, outer);
    float[] factors = statistic(call, 2, centred, outer);
    return () -> {
      for (int row = 0; row * size < to.length; row++) {
        double mean = centred ? mean(from, row * size, size) : 0;
        double factor = 1 / Math.sqrt(variance(from, row * size, size, mean) + epsilon);
        for (int i = 0; i < size; i++) {
          double z = (from[row * size + i] - mean) * factor * scale[scaleAt[i]];
          to[row * size + i] = (float) (shifted ? z + bias[biasAt[i]] : z);
        }
        if (means.length > 0) {
          means[row] = (float) mean;
        }
        if (factors.length > 0) {
          factors[row] = (float) factor;
        }
      }
    };
  }

  private static float[] statistic(Call call, int output, boolean centred, int... shape) {
    return centred && call.wants(output)
        ? call.out(output, ElementType.FLOAT, shape).floats()
        : new float[0];
  }

  private static Runnable local(Call call) {
    Tensor x = call.in(0);
    int size = (int) call.node().whole("size", 1);
    float alpha = call.node().number("alpha", 1e-4f);
    float beta = call.node().number("beta", 0.75f);
    float bias = call.node().number("bias", 1);
    float[] from = x.floats();
    float[] to = call.out(0, x.type(), x.shape()).floats();
    int channels = x.dim(1);
    int plane = Places.product(x.shape(), 2, x.rank());
    return () -> {
      for (int i = 0; i < to.length; i++) {
        int c = i / plane % channels;
        double sum = 0;
        for (int k = Math.max(0, c - (size - 1) / 2);
            k <= Math.min(channels - 1, c + size / 2);
            k++) {
          double v = from[i + (k - c) * plane];
          sum += v * v;
        }
        to[i] = (float) (from[i] / StrictMath.pow(bias + alpha / size * sum, beta));
      }
    };
  }
}
