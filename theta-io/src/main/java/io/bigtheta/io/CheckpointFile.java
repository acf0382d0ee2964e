package io.bigtheta.io;

import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@link Checkpoint} as one {@code .safetensors} file. Reading returns exactly the bits that were written.
 *
 * <p>Tensors: {@code theta}, {@code slot.0 …}, and {@code average} and {@code kept} if the checkpoint has them.
 * Metadata: {@code format} is {@value #FORMAT}; {@code trainer} and {@code blueprint} are texts of recipes;
 * {@code data-digest} is the digest of the data; {@code step} is the number of the step; {@code history} has a line of
 * numbers for each epoch; {@code file-digest} is the SHA-256 of all other texts and all tensors, so that damage is
 * detected.
 */
public final class CheckpointFile {
  private static final String FORMAT = "theta checkpoint 1";

  private CheckpointFile() {}

  /** Writes a checkpoint. The file appears whole or not at all. */
  public static void write(Checkpoint checkpoint, Path file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("theta", Tensor.of(checkpoint.theta()));
    for (int i = 0; i < checkpoint.slots().length; i++) {
      tensors.put("slot." + i, Tensor.of(checkpoint.slots()[i]));
    }
    optional(tensors, "average", checkpoint.average());
    optional(tensors, "kept", checkpoint.kept());
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("trainer", Spec.whole(checkpoint.trainer()));
    metadata.put("blueprint", checkpoint.blueprint().text());
    metadata.put("data-digest", checkpoint.dataDigest());
    metadata.put("step", Integer.toString(checkpoint.step()));
    metadata.put("history", EpochTexts.text(checkpoint.history().list()));
    metadata.put(ModelFile.FILE_DIGEST, ModelFile.digest(tensors, metadata));
    Safetensors.write(file, tensors, metadata);
  }

  private static void optional(Map<String, Tensor> tensors, String name, float[] values) {
    if (values.length > 0) {
      tensors.put(name, Tensor.of(values));
    }
  }

  /** Reads a checkpoint that {@link #write} wrote. */
  public static Checkpoint read(Path file) throws IOException {
    String where = file.toString();
    Content content = Safetensors.read(file);
    try {
      return checkpoint(where, content);
    } catch (FormatException e) {
      throw e;
    } catch (Refusal e) {
      throw new FormatException(e.within(where));
    }
  }

  private static Checkpoint checkpoint(String where, Content content) {
    Fields fields = new Fields(where, content.metadata());
    if (!fields.texts().getOrDefault("format", "").equals(FORMAT)) {
      throw FormatException.of(where, "a file of format " + FORMAT, "another");
    }
    if (!fields
        .text(ModelFile.FILE_DIGEST)
        .equals(ModelFile.digest(content.tensors(), content.metadata()))) {
      throw FormatException.of(
          where,
          "the content that file-digest stands for",
          "another, so the file is damaged",
          "delete it to begin again");
    }
    Trainer trainer = Spec.parse(Trainer.class, fields.text("trainer"));
    Blueprint blueprint = Layers.read(fields.text("blueprint"));
    Map<String, Tensor> left = new LinkedHashMap<>(content.tensors());
    float[] theta = take(where, left, "theta", blueprint.size());
    float[][] slots = new float[trainer.optimizer().slots()][];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = take(where, left, "slot." + i, blueprint.trainable());
    }
    float[] average =
        trainer.average() > 0 ? take(where, left, "average", blueprint.size()) : new float[0];
    float[] kept =
        left.containsKey("kept") ? take(where, left, "kept", blueprint.size()) : new float[0];
    if (!left.isEmpty()) {
      throw FormatException.of(
          where,
          "only tensors that the trainer asks for",
          "also " + FormatException.quoted(left.keySet().iterator().next()));
    }
    History history =
        new History(trainer.monitor(), EpochTexts.read(fields, "history", trainer.epochs()));
    return new Checkpoint(
        trainer,
        blueprint,
        fields.text("data-digest"),
        fields.whole("step"),
        theta,
        slots,
        average,
        kept,
        history);
  }

  private static float[] take(String where, Map<String, Tensor> left, String name, int size) {
    return ModelFile.take(where, left, name, List.of(size)).values();
  }
}
