package io.bigtheta.onnx;

import io.bigtheta.onnx.graph.ExternalData;
import io.bigtheta.onnx.graph.FileReader;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.operator.Operators;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads models in the Open Neural Network Exchange format (onnx.ai), as PyTorch, Keras, scikit-learn and others write them.
 *
 * <p>Whoever made a file is not trusted: lengths are checked before anything is allocated, no class is named by a file, and no other
 * file is opened unless the caller allows the folder.
 */
public final class Onnx {
  private Onnx() {}

  /**
   * Reads a model that is one file.
   *
   * @throws Refusal that names the file, if it is damaged or has parts that Theta does not know
   */
  public static OnnxModel read(Path file) throws IOException {
    return read(file, ExternalData.NONE);
  }

  /**
   * Reads a model whose tensors may lie in other files.
   *
   * @param beside the folder of these files, see {@link ExternalData#in}
   */
  public static OnnxModel read(Path file, ExternalData beside) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a device may have no end
      throw Refusal.of(file, "a file", Files.isDirectory(file) ? "a folder" : "none");
    }
    return read(String.valueOf(file.getFileName()), Files.readAllBytes(file), beside);
  }

  /** Reads a model that is one file. */
  public static OnnxModel read(InputStream in) throws IOException {
    return read(in.readAllBytes());
  }

  /** Reads a model that is one file. */
  public static OnnxModel read(byte[] bytes) {
    return read("model", bytes, ExternalData.NONE);
  }

  private static OnnxModel read(String name, byte[] bytes, ExternalData beside) {
    try {
      OnnxFile file = FileReader.read(bytes, beside);
      Operators.check(file);
      Rehearsal.of(file);
      return new OnnxModel(file);
    } catch (Refusal e) {
      throw e.within(name);
    }
  }
}
