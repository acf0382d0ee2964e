package io.bigtheta.io;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.LabelledData;
import io.bigtheta.data.PixelInputs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Looks into folders and tables, to find out what kind of data they are. */
final class Lookup {
  private Lookup() {}

  static DataSource folder(Path folder) {
    try {
      if (IdxFamily.find(folder).isPresent()) {
        return new DataSource.IdxFolder(folder);
      }
      return RecordingFolder.is(folder)
          ? new DataSource.SoundFiles(folder)
          : new DataSource.ImageFiles(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static DataSource table(Path file) {
    if (!Files.isRegularFile(file)) {
      return new DataSource.CsvFile(file); // of a pipe, nothing can be read twice
    }
    try {
      if (PixelArrays.is(file)) {
        return new DataSource.PixelRows(file);
      }
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".npz")) {
        return new DataSource.CsvFile(file);
      }
      if (ImageList.is(file)) {
        return new DataSource.ImageFiles(file);
      }
      return PixelForm.find(file).isPresent()
          ? new DataSource.PixelRows(file)
          : new DataSource.CsvFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table as images of a model's size. */
  static Dataset pixels(Path file, PixelInputs inputs, String target) throws IOException {
    if (PixelArrays.is(file)) {
      LabelledData data = PixelArrays.read(file);
      return data.test().orElse(data.train());
    }
    return PixelTable.read(file, PixelForm.of(file, inputs.height(), inputs.width(), target));
  }
}
