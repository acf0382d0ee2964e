package io.bigtheta.studio.mistakes;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Features;
import io.bigtheta.data.Targets;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.ImageStyle;
import io.bigtheta.run.recipe.DataRecipe;
import io.bigtheta.run.recipe.Task;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import io.bigtheta.studio.desk.Stock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A copy of the data of a run with some rows relabelled or left out, as files of their own, and the recipe that trains on it. The
 * data of the run itself is never touched.
 *
 * @param recipe that of the run, on the copy
 * @param folder of the copy
 * @param told what was written, in a sentence
 */
public record Corrected(TrainRecipe recipe, Path folder, String told) {
  private static final int MOST_COPIES = 100;

  /** Images beyond this are not written as single files. */
  private static final int MOST_FILES = 10_000;

  private static final long MOST_BYTES = 1L << 28;

  /**
   * Writes the copy.
   *
   * @param copies the folder of all copies, in which it gets one of its own
   * @param rows the judged rows, to which the changes belong
   * @throws Refusal if there are no changes, or such data cannot be written
   */
  public static Corrected write(Path copies, Stock.Drawn drawn, Dataset rows, List<Change> changes)
      throws IOException {
    if (changes.isEmpty()) {
      throw Refusal.of("changes", "at least one row to relabel or to leave out", "none");
    }
    Map<Integer, String> labels = new HashMap<>();
    for (Change change : changes) {
      change.check(rows);
      labels.put(rows.index(change.row()), change.label());
    }
    boolean official = rows.features() != drawn.data().train().features();
    Correction train = new Correction(drawn.data().train(), official ? Map.of() : labels);
    Optional<Correction> test =
        drawn.data().test().map(held -> new Correction(held, official ? labels : Map.of()));
    String name = name(drawn.recipe().data().source());
    Path folder = unused(copies, name);
    DataRecipe data = images(drawn)
        ? pictures(folder.resolve(name), drawn.recipe().data(), train, test)
        : table(folder, name, drawn.recipe().data(), train, test);
    return new Corrected(drawn.recipe().data(data), folder, told(changes, official));
  }

  private static String told(List<Change> changes, boolean official) {
    long out = changes.stream().filter(Change::leavesOut).count();
    return (changes.size() - out) + " relabelled, " + out + " left out; "
        + (official
            ? "these are test rows, so the training rows stay as they were and the test changes"
            : "the rows are divided anew");
  }

  private static boolean images(Stock.Drawn drawn) {
    return drawn.data().train().features().kind() == Features.Kind.IMAGES;
  }

  private static String name(String source) {
    String first = source.contains(",") ? source.substring(0, source.indexOf(',')) : source;
    return String.valueOf(Path.of(first).getFileName())
            .replaceFirst("(?i)\\.(csv|tsv|txt|parquet|xlsx|arff|jsonl?)(\\.gz)?$", "")
            .replaceFirst("-corrected$", "")
            .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]+", "-")
        + "-corrected";
  }

  private static Path unused(Path copies, String name) throws IOException {
    Files.createDirectories(copies);
    try (Stream<Path> all = Files.list(copies)) {
      if (all.count() >= MOST_COPIES) {
        throw Refusal.of(
            copies, "fewer than " + MOST_COPIES + " corrected copies", "more", "delete some");
      }
    }
    for (int i = 1; ; i++) {
      Path folder = copies.resolve(name + "-" + i);
      if (!Files.exists(folder)) {
        return Files.createDirectory(folder);
      }
    }
  }

  private static DataRecipe pictures(
      Path folder, DataRecipe recipe, Correction train, Optional<Correction> test)
      throws IOException {
    Files.createDirectories(folder);
    DataRecipe plain = new DataRecipe(folder.toString()).dataDir(recipe.dataDir());
    long bytes = train.rows().features().rows() * (long) train.rows().features().cols();
    if (PictureFiles.idx(train) && bytes <= MOST_BYTES) {
      PictureFiles.writeIdx(folder, "train", train);
      if (test.isPresent()) {
        PictureFiles.writeIdx(folder, "t10k", test.get());
      }
      return plain;
    }
    int count = train.rows().rows() + test.map(held -> held.rows().rows()).orElse(0);
    if (count > MOST_FILES) {
      throw Refusal.of(
          recipe.source(),
          "at most " + MOST_FILES + " images, or grey ones whose labels are numbers from 0",
          count + " other images",
          "correct them in a folder of images and train on that");
    }
    if (test.isPresent()) {
      PictureFiles.writePng(folder.resolve("train"), train);
      PictureFiles.writePng(folder.resolve("test"), test.get());
    } else {
      PictureFiles.writePng(folder, train);
    }
    return plain.images(ImageStyle.RAW);
  }

  private static DataRecipe table(
      Path folder, String name, DataRecipe recipe, Correction train, Optional<Correction> test)
      throws IOException {
    if (!(DataSource.of(recipe.source()) instanceof DataSource.CsvFile csv)) {
      throw Refusal.of(
          recipe.source(),
          "a table in a file, or images",
          "other data",
          "correct the file itself and train on it");
    }
    Path file = folder.resolve(name + ".csv");
    TableCopy copy = TableCopy.of(csv.file(), recipe, train);
    copy.write(file);
    DataRecipe next = recipe
        .source(file.toString())
        .target(copy.target())
        .table(recipe.table().separator("").encoding("").skip(0).noHeader(false))
        .task(train.rows().targets().kind() == Targets.Kind.CLASSES ? Task.CLASSES : recipe.task());
    if (test.isPresent()) {
      Path held = folder.resolve(name + "-test.csv");
      TableCopy.of(Path.of(recipe.testFile()), recipe, test.get()).write(held);
      next = next.testFile(held.toString());
    }
    return next;
  }
}
