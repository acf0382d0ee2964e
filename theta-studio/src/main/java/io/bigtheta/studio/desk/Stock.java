package io.bigtheta.studio.desk;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Rows;
import io.bigtheta.io.DataSets;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Kind;
import io.bigtheta.run.folder.Models;
import io.bigtheta.run.recipe.FineTuning;
import io.bigtheta.run.recipe.Plan;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of runs, read again and divided as in their trainings. Those of the two runs used last stay in memory, unless the
 * memory is needed for something else.
 */
public final class Stock {
  private static final int MOST = 2;

  /**
   * The rows of a run.
   *
   * @param recipe the recipe of its training
   * @param data all rows, before they were divided
   * @param plan what the recipe means for these rows
   * @param rows the rows that the run learnt from, was chosen by, and was tested on
   */
  public record Drawn(TrainRecipe recipe, LabelledData data, Plan plan, Rows rows) {
    /** The part of the rows that says most about the network: test if there is one, else validation, else training. */
    public String usual() {
      return rows.test().rows() > 0
          ? "test"
          : rows.validation().rows() > 0 ? "validation" : "training";
    }

    /**
     * A part of the rows.
     *
     * @param name test, validation or training
     * @throws Refusal if there is no such part, or it has no rows
     */
    public Dataset part(String name) {
      Dataset part = switch (name) {
        case "test" -> rows.test();
        case "validation" -> rows.validation();
        case "training" -> rows.train();
        default -> throw Refusal.of("part", "test, validation or training", '"' + name + '"');
      };
      if (part.rows() == 0) {
        throw Refusal.of("part", "one with rows, such as " + usual(), name + ", which has none");
      }
      return part;
    }
  }

  private final DataShelf shelf;
  private final Map<String, SoftReference<Drawn>> kept = new LinkedHashMap<>(8, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Drawn>> eldest) {
      return size() > MOST;
    }
  };

  /** @param shelf of the data, which several runs may share */
  public Stock(DataShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * The rows of a run.
   *
   * @throws Refusal if the data is gone, or has changed since the training
   */
  public synchronized Drawn of(Run run) throws IOException {
    SoftReference<Drawn> reference = kept.get(run.id());
    Drawn known = reference == null ? null : reference.get();
    if (known != null) {
      return known;
    }
    TrainRecipe recipe = Models.recipe(run.folder())
        .orElseThrow(() -> Refusal.of("run", "one that trained a network", run.id()));
    Drawn drawn = read(run, recipe);
    kept.put(run.id(), new SoftReference<>(drawn));
    return drawn;
  }

  private Drawn read(Run run, TrainRecipe recipe) throws IOException {
    Optional<Model> model =
        run.hasModel() ? Optional.of(Models.read(run.folder())) : Optional.empty();
    Optional<Division> division =
        model.flatMap(made -> made.provenance().learnt().division());
    if (!recipe.learning().from().isEmpty()) {
      Model base = Models.read(Path.of(recipe.learning().from()));
      LabelledData data = FineTuning.read(recipe.data(), base, DataSets.standard());
      Plan plan = FineTuning.plan(recipe, base, data);
      return new Drawn(recipe, data, plan, plan.rows());
    }
    LabelledData data = shelf.read(recipe.data());
    Plan plan = Plan.of(recipe, data);
    if (run.kind() == Kind.TRAIN && (division.isEmpty() || division.equals(plan.division()))) {
      return new Drawn(recipe, data, plan, plan.rows());
    }
    Rows rows = division
        .flatMap(drawn -> drawn.again(data.train(), data.test()))
        .orElseThrow(() -> Refusal.of(
            "data",
            "the rows that " + run.id() + " was trained on",
            "other rows in " + recipe.data().source(),
            "the file has changed since; train again"));
    return new Drawn(recipe, data, plan, rows);
  }
}
