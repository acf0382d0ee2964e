package io.bigtheta.cli.option;

import picocli.CommandLine.Option;

/** How a model in ONNX is read. */
public final class OnnxOptions {
  @Option(
      names = "--external-data",
      description =
          "Lets a model in ONNX bring tensors in other files of its folder. Default: only the file that is named is opened.")
  private boolean externalData;

  /** Whether other files of the model's folder may be opened. */
  public boolean externalData() {
    return externalData;
  }
}
