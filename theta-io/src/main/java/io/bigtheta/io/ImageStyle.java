package io.bigtheta.io;

/** How an image becomes the input of a model. */
public enum ImageStyle {
  /**
   * Ink on a plain background, normalised like MNIST's digits: light on black, fitted, centred, grey. An image that
   * already has the wanted size, a black border and its centre of mass in the middle is left unchanged; all images of
   * MNIST are like that.
   */
  INK,
  /**
   * The image itself, in grey or colour. For a model, its middle part is scaled to the size of the inputs; images to
   * train on must all have the same size.
   */
  RAW
}
