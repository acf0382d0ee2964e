package io.bigtheta.studio.desk;

import io.bigtheta.io.ModelFile;
import io.bigtheta.model.Model;
import io.bigtheta.run.folder.Models;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models of all runs. The last few that were used stay in memory, until their file changes. */
public final class Shelf {
  private static final int MOST = 12;

  private record Kept(FileTime time, Model model) {}

  private final Desk desk;
  private final Map<Path, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Path, Kept> eldest) {
      return size() > MOST;
    }
  };

  public Shelf(Desk desk) {
    this.desk = desk;
  }

  /** The runs that have a model, the newest first. */
  public List<Run> runs() throws IOException {
    List<Run> all = new ArrayList<>();
    for (Run run : desk.list()) {
      if (run.hasModel()) {
        all.add(run);
      }
    }
    return all;
  }

  /** The runs that have a model, and those that are learning and have kept one after an epoch; the newest first. */
  public List<Run> usable() throws IOException {
    List<Run> all = new ArrayList<>();
    for (Run run : desk.list()) {
      if (run.hasModel()
          || run.state().live() && !new Epochs(run.folder()).list().isEmpty()) {
        all.add(run);
      }
    }
    return all;
  }

  /** The run of this name. */
  public Run run(String id) throws IOException {
    return desk.find(id);
  }

  /** The model of a run, with the weights that the run chose. While a run learns it is the one after the last epoch that was kept. */
  public Model model(String id) throws IOException {
    Run run = desk.find(id);
    if (!run.hasModel() && run.state().live()) {
      Epochs epochs = new Epochs(run.folder());
      List<Integer> all = epochs.list();
      if (!all.isEmpty()) {
        return read(epochs.file(all.get(all.size() - 1)));
      }
    }
    return read(Models.file(run.folder()));
  }

  /**
   * The model of a run after an epoch.
   *
   * @throws Refusal if that epoch was not kept, see {@link Epochs}
   */
  public Model model(String id, int epoch) throws IOException {
    Epochs epochs = new Epochs(desk.find(id).folder());
    if (!Files.exists(epochs.file(epoch))) {
      throw Refusal.of("epoch", "one of " + epochs.list(), epoch);
    }
    return read(epochs.file(epoch));
  }

  /**
   * The model of a pruning with this number.
   *
   * @throws Refusal if it is not kept, see {@link Rounds}
   */
  public Model round(String id, int number) throws IOException {
    return read(new Rounds(desk.find(id).folder()).file(number));
  }

  private synchronized Model read(Path file) throws IOException {
    FileTime time = Files.getLastModifiedTime(file);
    Kept known = kept.get(file);
    if (known != null && known.time().equals(time)) {
      return known.model();
    }
    Model model = ModelFile.read(file);
    kept.put(file, new Kept(time, model));
    return model;
  }
}
