package io.bigtheta.serve.shelf;

import io.bigtheta.run.folder.OnnxModels;
import io.bigtheta.serve.model.OnnxServable;
import io.bigtheta.serve.model.Servable;
import io.bigtheta.serve.model.ThetaServable;
import java.io.IOException;
import java.nio.file.Path;

/** Opens what lies at a path as a model. */
@FunctionalInterface
public interface Opening {
  /** Model files of Theta and in ONNX, and the folders of runs and ensembles. */
  Opening THETA =
      path -> OnnxModels.names(path) ? OnnxServable.read(path) : ThetaServable.read(path);

  /**
   * Reads the model.
   *
   * @throws io.bigtheta.spec.Refusal if there is none, or it is damaged
   */
  Servable open(Path path) throws IOException;
}
