package io.bigtheta.run.folder;

import io.bigtheta.onnx.Onnx;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.graph.ExternalData;
import io.bigtheta.onnx.network.Lifted;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Models in ONNX files that other programs wrote. */
public final class OnnxModels {
  private OnnxModels() {}

  /** Whether a path names an ONNX file. */
  public static boolean names(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".onnx");
  }

  /**
   * Reads a model, and what had to be assumed about it.
   *
   * @param beside whether tensors may lie in other files of the folder
   * @throws Refusal if the file is refused, or if its graph is no model of Theta
   */
  public static Lifted read(Path file, boolean beside) throws IOException {
    OnnxModel model = whole(file, beside);
    try {
      return model.lifted();
    } catch (Refusal e) {
      throw e.within(file.getFileName());
    }
  }

  /** Reads a model as it is, whether it is one of Theta or not. */
  public static OnnxModel whole(Path file, boolean beside) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return Onnx.read(file, beside && folder != null ? ExternalData.in(folder) : ExternalData.NONE);
  }
}
