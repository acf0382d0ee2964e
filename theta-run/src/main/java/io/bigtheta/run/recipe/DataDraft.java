package io.bigtheta.run.recipe;

import io.bigtheta.io.CsvStyle;
import io.bigtheta.io.ImageStyle;
import java.util.Optional;

/** The components of a {@link DataRecipe} while one of them is changed. */
final class DataDraft {
  String source;
  String target;
  Task task;
  Optional<ImageStyle> images;
  Optional<ImageSize> resize;
  String dataDir;
  String group;
  String time;
  String testFile;
  CsvStyle table;
  Optional<ImageSize> pixels;
  boolean skipBad;

  DataDraft(DataRecipe from) {
    source = from.source();
    target = from.target();
    task = from.task();
    images = from.images();
    resize = from.resize();
    dataDir = from.dataDir();
    group = from.group();
    time = from.time();
    testFile = from.testFile();
    table = from.table();
    pixels = from.pixels();
    skipBad = from.skipBad();
  }

  DataRecipe recipe() {
    return new DataRecipe(
        source, target, task, images, resize, dataDir, group, time, testFile, table, pixels,
        skipBad);
  }
}
