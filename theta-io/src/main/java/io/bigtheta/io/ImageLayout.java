package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How the images of a data set lie in its folder: {@code label/…}, or {@code train/label/…} beside {@code test/label/…}
 * or {@code valid/label/…}, or images with a list of their labels.
 *
 * @param test the images of the folder for tests; empty if there is none
 * @param notes what people should know about the folders
 */
record ImageLayout(ImageFolder train, Optional<ImageFolder> test, List<Note> notes) {
  private static final Set<String> TRAIN = Set.of("train", "training", "train_images", "trainset");
  private static final Set<String> VALID = Set.of("valid", "validation", "val", "dev");
  private static final Set<String> TEST = Set.of("test", "testing", "test_images", "testset");

  /** Finds out the layout of a folder, or of a list of labels. */
  static ImageLayout of(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return new ImageLayout(ImageList.of(place), Optional.empty(), List.of());
    }
    Path folder = ImageFolder.unwrapped(place);
    Optional<Path> train = part(folder, TRAIN);
    Optional<Path> valid = part(folder, VALID);
    Optional<Path> test = part(folder, TEST);
    if (train.isPresent() && (valid.isPresent() || test.isPresent()) && labelled(train)) {
      return split(place, train.get(), valid, test);
    }
    Optional<Path> list = ImageList.find(folder);
    if (list.isPresent()) {
      return new ImageLayout(
          ImageList.of(list.get()),
          Optional.empty(),
          List.of(new Note("labels", "from " + list.get())));
    }
    return new ImageLayout(ImageFolder.of(place), Optional.empty(), List.of());
  }

  /** The sub-folder of one of these names. */
  private static Optional<Path> part(Path folder, Set<String> names) throws IOException {
    return ImageTree.folders(folder).stream()
        .filter(entry -> names.contains(ImageTree.name(entry).toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Whether a part has folders named by label. */
  private static boolean labelled(Optional<Path> part) throws IOException {
    return part.isPresent() && !ImageTree.folders(part.get()).isEmpty();
  }

  private static ImageLayout split(
      Path place, Path train, Optional<Path> valid, Optional<Path> test) throws IOException {
    List<Note> notes = new ArrayList<>();
    ImageFolder rows = ImageFolder.of(train);
    if (labelled(test) && labelled(valid)) {
      rows = rows.with(ImageFolder.of(valid.get()));
      notes.add(note(
          "trained on", train, "and " + valid.get() + "; rows to validate are drawn from both"));
    } else {
      notes.add(note("trained on", train, ""));
    }
    for (Path part : List.of(test.orElse(train), valid.orElse(train))) {
      if (!part.equals(train) && !labelled(Optional.of(part))) {
        notes.add(note("not used", part, "which has no folders named by label"));
      }
    }
    Optional<Path> tested = labelled(test) ? test : labelled(valid) ? valid : Optional.empty();
    if (tested.isPresent()) {
      notes.add(
          note("tested on", tested.get(), labelled(test) ? "" : "as there is no folder test"));
    }
    rows = new ImageFolder(place, rows.labels(), rows.files(), rows.classes());
    if (tested.isEmpty()) {
      return new ImageLayout(rows, Optional.empty(), notes);
    }
    return new ImageLayout(
        rows, Optional.of(ImageFolder.of(tested.get()).named(rows.labels())), notes);
  }

  private static Note note(String about, Path folder, String more) {
    return new Note(
        about, folder + (more.isEmpty() ? "" : more.startsWith("and ") ? " " + more : ", " + more));
  }

  /** Reads all images. Those of the test set get the size and channels of the others. */
  LabelledData read(ImageReading how) throws IOException {
    if (train.labels().size() < 2) {
      throw FormatException.of(
          train.folder(),
          "folders of at least two labels",
          "only " + FormatException.quoted(train.labels().get(0)));
    }
    Dataset rows = ImageRows.read(train, how);
    List<Note> said = new ArrayList<>(notes);
    said.add(new Note("images", words(how.style(), (Pixels) rows.features())));
    said.addAll(rows.notes());
    Optional<Dataset> tested = Optional.empty();
    if (test.isPresent()) {
      Pixels pixels = (Pixels) rows.features();
      PixelInputs inputs =
          new PixelInputs(pixels.channels(), pixels.height(), pixels.width(), 1f / 255);
      List<String> labels = ((io.bigtheta.data.Targets.Classes) rows.targets()).labels();
      Dataset read = ImageRows.read(test.get().named(labels), inputs, how);
      said.addAll(read.notes());
      tested = Optional.of(read);
    }
    return new LabelledData(rows.noted(said), tested);
  }

  private static String words(ImageStyle style, Pixels pixels) {
    return style == ImageStyle.INK
        ? "ink: grey, fitted to 28x28 as MNIST's digits are; --images raw takes them as they are"
        : "raw: " + pixels.height() + " x " + pixels.width()
            + (pixels.channels() == 3 ? " in red, green and blue" : " in grey")
            + "; --images ink takes them as drawings, grey and centred";
  }

  /** The images to evaluate a model on: the test set, if there is one. */
  ImageFolder judged() {
    return test.orElse(train);
  }
}
