package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import java.util.List;

/**
 * {@link Dropout} of whole channels of an image, because the pixels of a channel carry nearly the same information
 * (Tompson et al., CVPR 2015).
 *
 * @param rate the share of channels set to zero, in [0, 1)
 */
public record ChannelDropout(float rate) implements Layer {
  public ChannelDropout {
    new Dropout(rate);
  }

  @Override
  public Shape output(Shape input) {
    return input;
  }

  /** The mask m / (1 − rate), one number for each image and channel. */
  @Override
  public List<Integer> kept(Shape input) {
    return List.of(input.channels());
  }

  @Override
  public void forward(Pass pass, Matrix x, Matrix y) {
    if (pass.training()) {
      Dropout.draw(rate, pass.seed(), pass.kept(0), 0, pass.kept(0).size());
    }
    multiply(pass, x, y);
  }

  @Override
  public void backward(Pass pass, Matrix x, Matrix y, Matrix dy, Matrix dx) {
    if (!pass.first()) {
      multiply(pass, dy, dx);
    }
  }

  private static void multiply(Pass pass, Matrix from, Matrix to) {
    if (!pass.training()) {
      System.arraycopy(from.data(), from.offset(), to.data(), to.offset(), from.size());
      return;
    }
    Matrix mask = pass.kept(0);
    int channels = mask.cols();
    for (int i = 0; i < from.rows(); i++) {
      for (int j = 0; j < from.cols(); j += channels) {
        for (int c = 0; c < channels; c++) {
          float factor = mask.data()[mask.at(i) + c];
          to.data()[to.at(i) + j + c] = from.data()[from.at(i) + j + c] * factor;
        }
      }
    }
  }
}
