package io.bigtheta.run.folder;

import io.bigtheta.io.EnsembleFile;
import io.bigtheta.io.FingerprintFile;
import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the models of a path, which is a model file of Theta or in ONNX, or the folder of a run, a pruning or an ensemble. */
public final class Models {
  private Models() {}

  /** The model file: {@code path} itself, or the file in that folder. */
  public static Path file(Path path) {
    if (path.toString().isBlank()) {
      throw Refusal.of(
          "MODEL", "a model file, or the directory of a run", "\"" + path + "\"", "check the name");
    }
    if (!Files.isDirectory(path)) {
      return path;
    }
    Path file = path.resolve(RunFolder.MODEL);
    if (!Files.exists(file)) {
      throw Refusal.of(path, "a run with " + RunFolder.MODEL + " in it", "none", remedy(path));
    }
    return file;
  }

  /** Reads the model of {@code path}, with the fingerprint of its training rows if that is in a file beside it. */
  public static Model read(Path path) throws IOException {
    if (OnnxModels.names(path) && !Files.isDirectory(path)) {
      return OnnxModels.read(path, false).model();
    }
    Path file = file(path);
    Model model = ModelFile.read(file);
    Path rows = file.resolveSibling(FingerprintFile.NAME);
    return !model.provenance().learnt().complete() && Files.exists(rows)
        ? FingerprintFile.read(model, rows)
        : model;
  }

  /** Writes a model, and the fingerprint of its training rows beside it if that is too large for the model file. */
  public static void write(Model model, Path file) throws IOException {
    ModelFile.write(model, file);
    if (FingerprintFile.wanted(model)) {
      FingerprintFile.write(model, file.resolveSibling(FingerprintFile.NAME));
    }
  }

  private static String remedy(Path path) {
    if (isEnsemble(path)) {
      return "name a member of this ensemble, as " + path.resolve("1");
    }
    return RunFolder.kind(path)
        .filter(kind -> kind == Kind.TRAIN || kind == Kind.PRUNE || kind == Kind.CONTROL)
        .map(kind -> "theta resume " + path + " makes one")
        .orElse("name a model file");
  }

  /** Whether the folder is that of an ensemble, complete or not. The ensemble of a run's snapshots does not count. */
  public static boolean isEnsemble(Path path) {
    Optional<Kind> kind = RunFolder.kind(path);
    return kind.equals(Optional.of(Kind.ENSEMBLE))
        || (Files.exists(path.resolve(RunFolder.ENSEMBLE)) && kind.isEmpty());
  }

  /** The models whose predictions are averaged: the model of {@code path}, or the members or snapshots of the ensemble there. */
  public static List<Model> all(Path path) throws IOException {
    Path list = path.endsWith(RunFolder.ENSEMBLE) ? path : path.resolve(RunFolder.ENSEMBLE);
    if (path.toString().isBlank() || !Files.exists(list)) {
      if (isEnsemble(path)) {
        throw Refusal.of(
            path,
            "an ensemble with " + RunFolder.ENSEMBLE + " in it",
            "one that is not whole",
            "theta resume " + path + " completes it");
      }
      return List.of(read(path));
    }
    return EnsembleFile.read(list).models();
  }

  /** The recipe of the model in the folder {@code path}, if the folder holds one. */
  public static Optional<TrainRecipe> recipe(Path path) throws IOException {
    Optional<Kind> kind = Files.isDirectory(path) ? RunFolder.kind(path) : Optional.empty();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Record recipe = Beginning.read(path.resolve(kind.get().file()), kind.get()).recipe();
    if (recipe instanceof TrainRecipe train) {
      return Optional.of(train);
    } else if (recipe instanceof PruneRecipe prune) {
      return Optional.of(prune.train());
    } else if (recipe instanceof EnsembleRecipe ensemble) {
      return Optional.of(ensemble.first());
    }
    return Optional.empty();
  }
}
