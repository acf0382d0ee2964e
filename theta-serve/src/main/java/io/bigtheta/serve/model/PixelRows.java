package io.bigtheta.serve.model;

import io.bigtheta.data.Note;
import io.bigtheta.data.PixelInputs;
import io.bigtheta.data.Pixels;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Ensemble;
import io.bigtheta.run.job.Answering;
import io.bigtheta.run.result.PredictResult;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Images: raw pixels of the model's size as {@code X}, in the range of the training rows, or the files of pictures of any size as
 * {@code image}, which are read as {@code theta predict} reads them.
 */
final class PixelRows implements RowsIn {
  private static final String FILE = "image";
  private static final int BRIGHTEST = 255;

  /** A picture may have millions of pixels, so that only as many are read at once as there are processors. */
  private static final Semaphore READING =
      new Semaphore(Runtime.getRuntime().availableProcessors());

  private final PixelInputs inputs;
  private final Ensemble ensemble;
  private final List<Signature> signatures;

  PixelRows(PixelInputs inputs, Ensemble ensemble) {
    this.inputs = inputs;
    this.ensemble = ensemble;
    List<Long> shape = new ArrayList<>(List.of(-1L, (long) inputs.height(), (long) inputs.width()));
    if (inputs.channels() > 1) {
      shape.add((long) inputs.channels());
    }
    signatures = List.of(
        Signature.of(new Port(ALL, DataType.UINT8, shape)),
        Signature.of(new Port(FILE, DataType.BYTES, List.of(-1L, 1L), List.of(), true)));
  }

  @Override
  public List<Signature> signatures() {
    return signatures;
  }

  @Override
  public Predicted predict(Map<String, Tensor> tensors) {
    Tensor files = tensors.get(FILE);
    if (files != null) {
      return files(files);
    }
    Tensor x = tensors.get(ALL);
    if (x == null) {
      throw Refusal.of("inputs", '"' + ALL + "\" or \"" + FILE + '"', tensors.keySet());
    }
    if (x.size() != (long) x.rows() * inputs.size()) {
      throw Refusal.of(ALL, "[rows, " + inputs.height() + ", " + inputs.width() + "]", x.shape());
    }
    byte[] values = x.values() instanceof byte[] bytes ? bytes : levels(x);
    Pixels pixels = new Pixels(inputs.channels(), inputs.height(), inputs.width(), values);
    return new Predicted(ensemble.predict(WHERE, pixels), List.of());
  }

  private byte[] levels(Tensor x) {
    byte[] levels = new byte[x.size()];
    float[] values = x.floats();
    for (int i = 0; i < levels.length; i++) {
      float level = values[i];
      if (!(level >= 0 && level <= BRIGHTEST && level == (int) level)) {
        throw Refusal.of(
            "row " + (i / inputs.size() + 1) + ", pixel " + i % inputs.size(),
            "a whole number in 0 … " + BRIGHTEST,
            level);
      }
      levels[i] = (byte) (int) level;
    }
    return levels;
  }

  private Predicted files(Tensor files) {
    READING.acquireUninterruptibly();
    try {
      return read(files);
    } finally {
      READING.release();
    }
  }

  private Predicted read(Tensor files) {
    Answering answering = new Answering(ensemble, Optional.empty());
    try {
      for (int i = 0; i < files.size(); i++) {
        String name = "image " + (i + 1);
        byte[] file =
            files.blob(i).orElseThrow(() -> Refusal.of(name, "the file of a picture", "nothing"));
        answering.add(name, new ByteArrayInputStream(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<PredictResult.Answer> answers = answering.result().answers();
    int cols = ensemble.models().get(0).labels().size();
    Matrix all = new Matrix(answers.size(), cols);
    for (int i = 0; i < all.size(); i++) {
      all.data()[i] = answers.get(i / cols).output(i % cols);
    }
    List<String> notes = answering.notes().stream().map(Note::words).toList();
    return new Predicted(all, notes);
  }

  @Override
  public Map<String, Tensor> sample() {
    Port port = signatures.get(0).inputs().get(0);
    List<Long> shape = new ArrayList<>(port.shape());
    shape.set(0, 1L);
    return Map.of(ALL, Tensor.bytes(ALL, shape, new byte[inputs.size()]));
  }
}
