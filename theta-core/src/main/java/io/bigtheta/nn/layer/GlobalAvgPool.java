package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import java.util.Arrays;

/**
 * Global average pooling: y = the mean of every channel over the whole image, a vector of channels (Lin, Chen and Yan,
 * ICLR 2014).
 */
public record GlobalAvgPool() implements Layer {
  @Override
  public Shape output(Shape input) {
    return Shape.of(input.channels());
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    int channels = y.cols();
    float share = 1f / (x.cols() / channels);
    Arrays.fill(y.data(), y.offset(), y.offset() + y.size(), 0);
    for (int i = 0; i < x.rows(); i++) {
      for (int j = 0; j < x.cols(); j += channels) {
        for (int c = 0; c < channels; c++) {
          int at = y.at(i) + c;
          y.data()[at] = Math.fma(x.data()[x.at(i) + j + c], share, y.data()[at]);
        }
      }
    }
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (pass.first()) {
      return;
    }
    int channels = dy.cols();
    float share = 1f / (dx.cols() / channels);
    for (int i = 0; i < dx.rows(); i++) {
      for (int j = 0; j < dx.cols(); j += channels) {
        for (int c = 0; c < channels; c++) {
          dx.data()[dx.at(i) + j + c] = dy.data()[dy.at(i) + c] * share;
        }
      }
    }
  }
}
