package io.bigtheta.nn.layer;

import io.bigtheta.math.Matrix;
import io.bigtheta.nn.layer.Workspace.Use;
import java.util.Arrays;

/**
 * A border of zeros around an image, so that windows over its edges are like any other windows.
 *
 * @param top the rows of zeros above the image
 * @param bottom the rows of zeros below it
 * @param left the columns of zeros before it
 * @param right the columns of zeros after it
 */
record Frame(int top, int bottom, int left, int right) {
  /** An image that begins at {@code data[at]}. */
  record Image(float[] data, int at) {}

  private boolean none() {
    return top + bottom + left + right == 0;
  }

  /** How many numbers a row of a framed image has. */
  int wide(Shape shape) {
    return (left + shape.width() + right) * shape.channels();
  }

  /** Image {@code i} with its border, in the workspace; or the image where it is, if there is no border. */
  Image around(Matrix images, int i, Shape shape, Workspace space, Use use) {
    if (none()) {
      return new Image(images.data(), images.at(i));
    }
    int wide = wide(shape);
    int length = size(shape);
    float[] to = space.floats(use, length);
    int size = shape.width() * shape.channels();
    int begin = left * shape.channels();
    Arrays.fill(to, 0, top * wide, 0);
    for (int y = 0; y < shape.height(); y++) {
      int row = (top + y) * wide;
      Arrays.fill(to, row, row + begin, 0);
      System.arraycopy(images.data(), images.at(i) + y * size, to, row + begin, size);
      Arrays.fill(to, row + begin + size, row + wide, 0);
    }
    Arrays.fill(to, (top + shape.height()) * wide, length, 0);
    return new Image(to, 0);
  }

  /** How many numbers a framed image has. */
  int size(Shape shape) {
    return (top + shape.height() + bottom) * wide(shape);
  }

  /** Room for image {@code i} and its border. If there is no border, this is the image itself. */
  Image room(Matrix images, int i, Shape shape, Workspace space, Use use) {
    return none()
        ? new Image(images.data(), images.at(i))
        : new Image(space.floats(use, size(shape)), 0);
  }

  /** Copies the image from a framed image made by {@link #room} to image {@code i}. */
  void out(Image framed, Matrix images, int i, Shape shape) {
    if (framed.data() == images.data()) {
      return;
    }
    int size = shape.width() * shape.channels();
    for (int y = 0; y < shape.height(); y++) {
      int from = framed.at() + (top + y) * wide(shape) + left * shape.channels();
      System.arraycopy(framed.data(), from, images.data(), images.at(i) + y * size, size);
    }
  }
}
