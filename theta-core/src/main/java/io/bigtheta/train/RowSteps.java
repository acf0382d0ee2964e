package io.bigtheta.train;

import io.bigtheta.nn.Block;
import io.bigtheta.nn.layer.UsedRows;

/**
 * Steps over the rows of a block that a batch used: they are copied into arrays of their own, changed there as any other
 * numbers of θ, and copied back. The other rows, and the memory that the optimizer has of them, stay as they are.
 */
final class RowSteps {
  private final Trainer trainer;
  private final Block block;
  private final int cols;
  private final UsedRows used;
  private float[] theta = {};
  private float[] gradient = {};
  private final float[][] slots;

  RowSteps(Trainer trainer, Block block) {
    this.trainer = trainer;
    this.block = block;
    cols = block.parameter().cols();
    used = new UsedRows(block.parameter().rows());
    slots = new float[trainer.optimizer().slots()][0];
  }

  int layer() {
    return block.layer();
  }

  int size() {
    return block.parameter().size();
  }

  UsedRows used() {
    return used;
  }

  /** @param first where θ begins in all arrays */
  void step(float[] all, float[] gradients, float[][] memory, int first, float rate, int step) {
    int size = used.count() * cols;
    if (theta.length < size) {
      theta = new float[2 * size];
      gradient = new float[2 * size];
      for (int s = 0; s < slots.length; s++) {
        slots[s] = new float[2 * size];
      }
    }
    int begin = first + block.offset();
    for (int k = 0; k < used.count(); k++) {
      int at = begin + used.row(k) * cols;
      System.arraycopy(all, at, theta, k * cols, cols);
      System.arraycopy(gradients, at, gradient, k * cols, cols);
      for (int s = 0; s < slots.length; s++) {
        System.arraycopy(memory[s], at, slots[s], k * cols, cols);
      }
    }
    trainer.penalty().apply(theta, gradient, 0, size, rate);
    trainer.optimizer().step(theta, gradient, slots, rate, step, 0, size);
    for (int k = 0; k < used.count(); k++) {
      int at = begin + used.row(k) * cols;
      System.arraycopy(theta, k * cols, all, at, cols);
      for (int s = 0; s < slots.length; s++) {
        System.arraycopy(slots[s], k * cols, memory[s], at, cols);
      }
    }
  }
}
