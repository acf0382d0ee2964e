package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Note;
import io.bigtheta.data.PixelStyle;
import io.bigtheta.data.Pixels;
import io.bigtheta.data.RowShape;
import io.bigtheta.data.Targets.Classes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads recordings as rows. If the names of all tell who speaks, the rows of a speaker are a group. */
final class RecordingRows {
  private final ImageFolder files;
  private final Contents contents;
  private final FrontEnd front;
  private final BadFiles bad;
  private final List<byte[]> levels = new ArrayList<>();
  private final List<Integer> good = new ArrayList<>();
  private final Map<String, Integer> changed = new LinkedHashMap<>();
  private Optional<PixelStyle> settings;

  /** The bytes of a recording. */
  interface Contents {
    byte[] of(Path file) throws IOException;
  }

  private RecordingRows(ImageFolder files, Contents contents, Optional<PixelStyle> settings) {
    this.files = files;
    this.contents = contents;
    this.settings = settings;
    front = FrontEnd.present(files.folder().toString());
    bad = new BadFiles(files.folder());
  }

  /**
   * Reads all recordings.
   *
   * @param settings of the front end; if empty, the first recording decides
   * @param skipBad whether recordings that cannot be read are left out
   */
  static Dataset read(
      ImageFolder files, Contents contents, Optional<PixelStyle> settings, boolean skipBad)
      throws IOException {
    RecordingRows rows = new RecordingRows(files, contents, settings);
    for (int i = 0; i < files.files().size(); i++) {
      rows.add(i);
    }
    if (rows.bad.count() > 0 && (!skipBad || rows.good.isEmpty())) {
      throw rows.bad.refusal("recordings" + rows.rate(), files.files().size());
    }
    return rows.dataset(settings.isEmpty());
  }

  private void add(int row) throws IOException {
    Path file = files.files().get(row);
    try {
      byte[] content = contents.of(file);
      if (settings.isEmpty()) {
        settings = Optional.of(front.settings(file.toString(), content));
      }
      FrontEnd.Picture picture = front.picture(file.toString(), content, settings.get());
      levels.add(picture.levels());
      good.add(row);
      picture.notes().forEach(note -> changed.merge(note, 1, Integer::sum));
    } catch (FormatException e) {
      bad.add(file, e);
    }
  }

  private String rate() {
    return settings.map(known -> " that fit " + known.text()).orElse("");
  }

  private Dataset dataset(boolean own) {
    RowShape shape = front.shape(settings.orElseThrow());
    byte[] values = new byte[Math.multiplyExact(levels.size(), shape.size())];
    for (int i = 0; i < levels.size(); i++) {
      System.arraycopy(levels.get(i), 0, values, i * shape.size(), shape.size());
    }
    ImageFolder kept = good.size() == files.files().size() ? files : files.only(good);
    kept = own ? kept : kept.named(files.labels());
    Dataset rows = Dataset.of(
        ImageTree.name(files.folder().toAbsolutePath().normalize()),
        new Pixels(shape.channels(), shape.height(), shape.width(), values).style(settings.get()),
        new Classes(kept.labels(), kept.classes().stream().mapToInt(k -> k).toArray()));
    List<String> speakers = kept.files().stream()
        .flatMap(file -> RecordingFolder.speaker(ImageTree.name(file)).stream())
        .toList();
    boolean known = speakers.size() == rows.rows();
    return (known ? rows.grouped(numbers(speakers)) : rows).noted(notes(known ? speakers : null));
  }

  private static int[] numbers(List<String> speakers) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    return speakers.stream()
        .mapToInt(speaker -> {
          numbers.putIfAbsent(speaker, numbers.size());
          return numbers.get(speaker);
        })
        .toArray();
  }

  private List<Note> notes(@org.jspecify.annotations.Nullable List<String> speakers) {
    List<Note> notes = new ArrayList<>();
    notes.add(new Note(
        "recordings",
        "as pictures of their frequencies, by " + settings.orElseThrow().text()));
    if (speakers != null) {
      notes.add(
          new Note(
              "speakers",
              speakers.stream().distinct().count()
                  + ", known by the names of the files; crossvalidate --group speaker holds out whole speakers"));
    }
    changed.forEach((what, count) ->
        notes.add(new Note("recordings", count + " of " + levels.size() + " are " + what)));
    if (bad.count() > 0) {
      notes.add(new Note(
          "left out",
          bad.count() + " of " + files.files().size() + " files, which cannot be read: "
              + bad.words()));
    }
    return notes;
  }
}
