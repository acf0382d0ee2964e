package io.bigtheta.io;

/** How an image becomes a model's input. */
public enum ImageStyle {
  /**
   * Ink on a plain background, made like MNIST's digits: light on black, fitted, centred, grey. An image that already has
   * the size wanted, a black border, and its centre of mass in the middle is taken as it is, as all of MNIST's are.
   */
  INK,
  /** As it is, in grey or colour: its middle part at the size of the model; images to train on must be of one size. */
  RAW
}
