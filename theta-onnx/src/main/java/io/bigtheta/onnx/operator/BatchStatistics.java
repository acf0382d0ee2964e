package io.bigtheta.onnx.operator;

import io.bigtheta.onnx.tensor.ElementType;

/** The statistics of the channels of a batch, which a batch normalisation in training mode uses in place of those it has learnt. */
record BatchStatistics(float[] mean, float[] variance, int plane) {
  /** Writes mean and variance of each channel of x. */
  void measure(float[] x) {
    int channels = mean.length;
    for (int c = 0; c < channels; c++) {
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int p = c; p * plane < x.length; p += channels) {
        for (int i = p * plane; i < (p + 1) * plane; i++) {
          sum += x[i];
          count++;
        }
      }
      double average = sum / count;
      for (int p = c; p * plane < x.length; p += channels) {
        for (int i = p * plane; i < (p + 1) * plane; i++) {
          squares += (x[i] - average) * (x[i] - average);
        }
      }
      mean[c] = (float) average;
      variance[c] = (float) (squares / count);
    }
  }

  /** Writes the outputs 1 and 2, running = running · momentum + measured · (1 − momentum). */
  Runnable running(Call call) {
    float momentum = call.node().number("momentum", 0.9f);
    float[] meanBefore = call.in(3).floats();
    float[] varianceBefore = call.in(4).floats();
    float[] meanAfter = call.out(1, ElementType.FLOAT, mean.length).floats();
    float[] varianceAfter = call.out(2, ElementType.FLOAT, mean.length).floats();
    return () -> {
      for (int c = 0; c < mean.length; c++) {
        meanAfter[c] = meanBefore[c] * momentum + mean[c] * (1 - momentum);
        varianceAfter[c] = varianceBefore[c] * momentum + variance[c] * (1 - momentum);
      }
    };
  }
}
