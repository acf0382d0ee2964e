package io.bigtheta.nn.activation;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.machinery.Pool;

/** Room for a function of z, which is calculated in one call of the kernels. It is taken and given back. */
final class Room {
  private static final Pool<float[]> POOL = new Pool<>(() -> new float[0]);

  private Room() {}

  /** A matrix of the shape of z. It still holds what its last user left in it. */
  static Matrix like(Matrix z) {
    float[] room = POOL.take();
    return new Matrix(room.length < z.size() ? new float[z.size()] : room, 0, z.rows(), z.cols());
  }

  static void give(Matrix room) {
    POOL.give(room.data());
  }
}
