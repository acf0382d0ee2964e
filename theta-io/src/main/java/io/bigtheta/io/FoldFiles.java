package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Evaluation;
import io.bigtheta.select.Fold;
import io.bigtheta.select.FoldLog;
import io.bigtheta.train.StopReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps the results of a cross-validation's folds in a folder, so that they outlive the process: one
 * {@code .safetensors} file for each finished fold, which appears whole or not at all. Reading returns exactly the bits
 * that were written.
 *
 * <p>Tensor: {@code answers} [rows, outputs]. Metadata: {@code format} is {@value #FORMAT}; {@code subject} and
 * {@code recipe} say what was trained on which rows; {@code fold} is the number of the fold; {@code epochs} and
 * {@code confusion} are lines of numbers; {@code reason} says why training ended; the counts and scores follow.
 * {@code file-digest} is the SHA-256 of all other texts and of the answers, so that damage is detected.
 */
public final class FoldFiles implements FoldLog<Fold> {
  private static final String FORMAT = "theta fold 1";
  private static final String REMEDY = "delete it, and the fold is trained again";

  private final Path folder;
  private final String subject;

  private FoldFiles(Path folder, String subject) {
    this.folder = folder;
    this.subject = subject;
  }

  /**
   * Opens a folder of folds, which is created with the first fold if it does not exist.
   *
   * @param subject names everything that a fold depends on besides its recipe, see {@link FoldLog#subject}
   */
  public static FoldFiles open(Path folder, String subject) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw FormatException.of(folder, "a folder of folds", "a file", "give another name");
    }
    return new FoldFiles(folder, subject);
  }

  /** The file of fold {@code number}. */
  public Path file(int number) {
    return folder.resolve("fold-" + number + ".safetensors");
  }

  /**
   * Reads a fold.
   *
   * @throws FormatException if its file is damaged, or belongs to another subject, recipe or number
   */
  @Override
  public Optional<Fold> find(String recipe, int number) {
    StateFile file =
        new StateFile(file(number), "the whole file of a fold", "a damaged one", REMEDY);
    return file.content().map(content -> file.read(() -> read(file, content, recipe, number)));
  }

  private Fold read(StateFile file, Content content, String recipe, int number) {
    String where = file.file().toString();
    Fields fields = new Fields(where, content.metadata());
    if (!fields.texts().getOrDefault("format", "").equals(FORMAT)) {
      throw FormatException.of(where, "a file of format " + FORMAT, "another", REMEDY);
    }
    file.digest(content);
    if (!fields.text("subject").equals(subject)
        || !fields.text("recipe").equals(recipe)
        || fields.whole("fold") != number) {
      throw FormatException.of(
          where,
          "fold " + number + " of the same rows and recipe",
          "one of others",
          "delete its folder to begin again");
    }
    Map<String, Tensor> left = new LinkedHashMap<>(content.tensors());
    Evaluation held = held(where, fields, left);
    if (!left.isEmpty()) {
      throw FormatException.of(
          where,
          "only the tensor \"answers\"",
          "also " + FormatException.quoted(left.keySet().iterator().next()));
    }
    return new Fold(
        number,
        fields.whole("train-rows"),
        fields.whole("epoch"),
        fields.whole("best-epoch"),
        fields.number("train-loss"),
        held,
        fields.text("digest"),
        StopReason.parse(fields.text("reason")),
        EpochTexts.read(fields, "epochs", Integer.MAX_VALUE));
  }

  private static Evaluation held(String where, Fields fields, Map<String, Tensor> left) {
    int rows = fields.whole("rows");
    int outputs = fields.whole("outputs");
    float[] answers =
        ModelFile.take(where, left, "answers", List.of(rows, outputs)).values();
    return new Evaluation(
        rows,
        fields.number("loss"),
        fields.number("accuracy"),
        fields.number("rmse"),
        fields.number("r2"),
        confusion(fields, outputs),
        new Matrix(answers, 0, rows, outputs));
  }

  /** A line of counts for each true class; empty if the targets are numbers. */
  private static int[][] confusion(Fields fields, int outputs) {
    List<String> lines = fields.text("confusion").lines().toList();
    int[][] counts = new int[lines.size()][];
    for (int i = 0; i < counts.length; i++) {
      String[] parts = lines.get(i).split(" ", -1);
      if (parts.length != outputs || counts.length != outputs) {
        throw FormatException.of(
            fields.at("confusion"),
            "no line, or " + outputs + " lines of as many counts",
            counts.length + " of " + parts.length);
      }
      if (!lines.get(i).matches("[0-9]{1,9}( [0-9]{1,9})*")) {
        throw FormatException.of(
            fields.at("confusion"), "counts", FormatException.quoted(lines.get(i)));
      }
      counts[i] = Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
    }
    return counts;
  }

  @Override
  public void add(String recipe, int number, Fold fold) {
    Evaluation held = fold.held();
    Matrix answers = held.answers();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("answers", new Tensor(List.of(answers.rows(), answers.cols()), answers.toArray()));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("subject", subject);
    metadata.put("recipe", recipe);
    metadata.put("fold", Integer.toString(number));
    metadata.put("train-rows", Integer.toString(fold.trainRows()));
    metadata.put("epoch", Integer.toString(fold.epoch()));
    metadata.put("best-epoch", Integer.toString(fold.bestEpoch()));
    metadata.put("train-loss", Double.toString(fold.trainLoss()));
    metadata.put("digest", fold.digest());
    metadata.put("reason", fold.reason().text());
    metadata.put("epochs", EpochTexts.text(fold.epochs()));
    metadata.put("rows", Integer.toString(held.rows()));
    metadata.put("outputs", Integer.toString(answers.cols()));
    metadata.put("loss", Double.toString(held.loss()));
    metadata.put("accuracy", Double.toString(held.accuracy()));
    metadata.put("rmse", Double.toString(held.rmse()));
    metadata.put("r2", Double.toString(held.r2()));
    metadata.put("confusion", text(held.confusion()));
    metadata.put(ModelFile.FILE_DIGEST, ModelFile.digest(tensors, metadata));
    try {
      Files.createDirectories(folder);
      Safetensors.write(file(number), tensors, metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(int[][] confusion) {
    return Arrays.stream(confusion)
        .map(row -> Arrays.stream(row).mapToObj(Integer::toString).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }
}
