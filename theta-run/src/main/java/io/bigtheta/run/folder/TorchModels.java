package io.bigtheta.run.folder;

import io.bigtheta.data.Preparation;
import io.bigtheta.io.torch.Loaded;
import io.bigtheta.io.torch.StateDict;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.run.recipe.ImportRecipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Weights that PyTorch trained, as models. */
public final class TorchModels {
  private TorchModels() {}

  /**
   * Reads the weights of a safetensors file.
   *
   * @param names which layer takes which module, where order and shapes leave a choice, see {@link StateDict#onto}
   */
  public static Imported read(Path file, ImportRecipe recipe, Map<String, String> names)
      throws IOException {
    // first, as the file bounds what the layers may ask for
    Loaded loaded = StateDict.read(file).onto(recipe.blueprint(), names);
    Preparation preparation = recipe.preparation();
    Loss loss = recipe.usedLoss();
    List<String> notes = new ArrayList<>(loaded.notes());
    notes.addAll(recipe.notes());
    Provenance made = new Provenance("", "PyTorch, " + file.getFileName(), "", 0, 0, "", "");
    return new Imported(
        recipe.titles().over(new Model(preparation, loaded.network(), loss, made)),
        loaded.sources(),
        notes);
  }
}
