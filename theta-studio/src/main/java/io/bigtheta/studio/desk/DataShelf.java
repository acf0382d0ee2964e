package io.bigtheta.studio.desk;

import io.bigtheta.data.LabelledData;
import io.bigtheta.io.DataSets;
import io.bigtheta.run.recipe.DataRecipe;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;

/** The data of runs, read again for looking at it. The last two that were used stay in memory as long as there is enough of it. */
public final class DataShelf {
  private static final int MOST = 2;

  private final Map<DataRecipe, SoftReference<LabelledData>> kept =
      new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<DataRecipe, SoftReference<LabelledData>> eldest) {
          return size() > MOST;
        }
      };

  /** The rows of a recipe, fetched and read if they are not at hand. */
  public synchronized LabelledData read(DataRecipe recipe) throws IOException {
    SoftReference<LabelledData> reference = kept.get(recipe);
    LabelledData known = reference == null ? null : reference.get();
    if (known != null) {
      return known;
    }
    LabelledData data = recipe.read(DataSets.standard());
    kept.put(recipe, new SoftReference<>(data));
    return data;
  }
}
