package io.bigtheta.nn.activation;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Function;
import io.bigtheta.math.Kernels;
import io.bigtheta.math.Matrix;

/**
 * f(z) = scale·max(0, z) + height·(e<sup>min(0, z) / width</sup> − 1): a straight line above 0 and an exponential
 * function below, which is what {@code elu}, {@code selu} and {@code celu} are.
 */
final class Exponential {
  private Exponential() {}

  static float value(float z, float scale, float height, float width) {
    return of(z, Elementary.exp(Math.min(0, z) / width), scale, height);
  }

  private static float of(float z, float power, float scale, float height) {
    return scale * Math.max(0, z) + height * (power - 1); // above 0 the power is 1
  }

  /** y = f(z) for each number. y may be z. */
  static void forward(Kernels kernels, Matrix z, Matrix y, float scale, float height, float width) {
    Matrix room = Room.like(z);
    float[] in = z.data();
    float[] power = room.data();
    float[] out = y.data();
    for (int i = 0; i < z.size(); i++) {
      power[i] = Math.min(0, in[z.offset() + i]) / width;
    }
    kernels.map(Function.EXP, room, room);
    for (int i = 0; i < z.size(); i++) {
      out[y.offset() + i] = of(in[z.offset() + i], power[i], scale, height);
    }
    Room.give(room);
  }
}
