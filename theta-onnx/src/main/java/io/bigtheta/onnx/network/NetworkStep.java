package io.bigtheta.onnx.network;

import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.Predictor;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.onnx.network.Trail.Layout;
import io.bigtheta.onnx.plan.Fusion;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.Arrays;

/** A chain of layers as one step of a plan: Theta's own layers are faster than the operators one by one. */
final class NetworkStep implements Fusion {
  private static final Kernels KERNELS = Kernels.best();

  private final String start;
  private final String end;
  private final Network network;
  private final Shape input;
  private final boolean channelsFirst;

  NetworkStep(Chain chain) throws NoChain {
    Trail trail = chain.trail();
    if (trail.layout() != Layout.ROW
        || trail.reordered()
        || chain.flow().tensor(chain.end()).rank() != 2) {
      throw new NoChain("its answer is an image");
    }
    start = chain.start();
    end = chain.end();
    network = trail.network();
    input = trail.input();
    channelsFirst = trail.began() == Layout.CHANNELS_FIRST && input.channels() > 1;
  }

  @Override
  public String start() {
    return start;
  }

  @Override
  public String end() {
    return end;
  }

  @Override
  public int[] shape(Tensor from) {
    return new int[] {from.dim(0), network.blueprint().output().size()};
  }

  @Override
  public Runnable plan(Tensor from, Tensor to) {
    Predictor predictor = network.predictor();
    boolean same = !channelsFirst;
    int rows = from.dim(0);
    Matrix x =
        same ? new Matrix(from.floats(), 0, rows, input.size()) : new Matrix(rows, input.size());
    Matrix sums = new Matrix(1, input.size());
    return () -> {
      if (!same) {
        lay(from.floats(), x.data());
      }
      Matrix y = predictor.predict(x);
      System.arraycopy(y.data(), y.offset(), to.floats(), 0, to.size());
      spread(x, sums, y.cols(), to.floats());
    };
  }

  /** A row with a NaN in it answers NaN, as it does in ONNX; an activation of Theta may have made it a number. */
  private static void spread(Matrix x, Matrix sums, int outputs, float[] to) {
    if (x.rows() == 0) {
      return;
    }
    Matrix all = x;
    if (x.rows() > 1) { // sums of columns are soon made, and one of them is NaN if a number is
      KERNELS.columnSums(x, sums);
      all = sums;
    }
    if (!nan(all, 0)) {
      return;
    }
    for (int i = 0; i < x.rows(); i++) {
      if (nan(x, i)) {
        Arrays.fill(to, i * outputs, (i + 1) * outputs, Float.NaN);
      }
    }
  }

  private static boolean nan(Matrix x, int row) {
    float[] data = x.data();
    for (int j = x.at(row); j < x.at(row) + x.cols(); j++) {
      if (Float.isNaN(data[j])) {
        return true;
      }
    }
    return false;
  }

  /** Lays images out with the channels of each pixel together. */
  private void lay(float[] from, float[] to) {
    int channels = input.channels();
    int places = input.height() * input.width();
    for (int row = 0; row < from.length; row += channels * places) {
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < places; p++) {
          to[row + p * channels + c] = from[row + c * places + p];
        }
      }
    }
  }
}
