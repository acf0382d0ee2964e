package io.bigtheta.io;

import io.bigtheta.data.Preparation;
import io.bigtheta.io.Safetensors.Content;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.math.Digest;
import io.bigtheta.math.Matrix;
import io.bigtheta.model.Model;
import io.bigtheta.model.Provenance;
import io.bigtheta.nn.Block;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.layer.Parameter;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link Model} as one {@code .safetensors} file, which other programs can open too.
 *
 * <p><b>Tensors.</b> Each block of θ is stored under its name, such as {@code layer.0.weight} [fanIn, units] and
 * {@code layer.0.bias} [units]. A table has {@code input.mean} and {@code input.scale} [columns]. Images have
 * {@code input.scale} [1]. Standardised images and grids have {@code input.mean} and {@code input.factor} [channels]. A
 * model of numbers has {@code output.mean} and {@code output.scale} [outputs]. If it learnt on a log scale,
 * {@code target-scale} is {@code linear} or {@code log} for each output, and {@code output.most} [outputs] are the
 * largest numbers it learnt.
 *
 * <p><b>Metadata.</b> {@code format} is {@value #FORMAT}. {@code blueprint}, {@code loss} and {@code link} are texts of
 * recipes. {@code input} is {@code pixels 1x28x28}, {@code pixels 3x32x32 standardized}, {@code grids 1x40x98} or
 * {@code columns}; for columns, the list {@code columns} in JSON names them, and the levels of words. {@code style} is
 * {@code ink} or {@code raw} for a model of pictures, see {@link ImageStyle}; without it, nothing is known. {@code output} is
 * {@code classes}, {@code numbers}, {@code distributions} or {@code flags}, and {@code labels} is the list of its
 * names. Further texts say how the model was made. {@code fingerprint}, {@code fingerprint-of} and {@code division} say
 * which rows the model has learnt from; files of older versions lack them, and a fingerprint of more than 4 MiB is left
 * out, see {@link FingerprintFile}. {@code theta-digest} is the SHA-256 of θ, and {@code file-digest} the SHA-256 of
 * all other texts and all tensors. A file in which any of this was changed is refused: digests protect against damage
 * and mistakes, not against a forger.
 */
public final class ModelFile {
  private static final String FORMAT = "theta 1";
  static final String FILE_DIGEST = "file-digest";

  private ModelFile() {}

  /**
   * Writes a model. The file appears whole or not at all, and the same model gives the same bytes.
   *
   * @throws FormatException if a number is not finite, or if the folder does not exist
   */
  public static void write(Model model, Path file) throws IOException {
    write(model, Map.of(), file);
  }

  /** @param more texts, in addition to those of the model */
  static void write(Model model, Map<String, String> more, Path file) throws IOException {
    Content content = content(file.toString(), model, more);
    Safetensors.write(file, content.tensors(), content.metadata());
  }

  /** Writes the same bytes to a stream, which stays open. */
  public static void write(Model model, OutputStream out) throws IOException {
    Content content = content(Safetensors.STREAM, model, Map.of());
    Safetensors.write(out, content.tensors(), content.metadata());
  }

  /** The bytes that {@link #write(Model, Path)} writes. */
  public static byte[] bytes(Model model) {
    Content content = content(Safetensors.BYTES, model, Map.of());
    return Safetensors.bytes(content.tensors(), content.metadata());
  }

  private static Content content(String where, Model model, Map<String, String> more) {
    Map<String, Tensor> tensors = tensors(model.network());
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("blueprint", model.network().blueprint().text());
    metadata.put("loss", Spec.text(model.loss()));
    metadata.put("link", link(model.loss()));
    PreparationText.write(model.preparation(), tensors, metadata);
    Provenance made = model.provenance();
    metadata.put("recipe", made.recipe());
    metadata.put("data", made.data());
    metadata.put("data-digest", made.dataDigest());
    metadata.put("rows", Integer.toString(made.rows()));
    metadata.put("epoch", Integer.toString(made.epoch()));
    metadata.put("kernels", made.kernels());
    metadata.put("java", made.java());
    LearntText.write(made.learnt(), metadata);
    metadata.put("theta-digest", model.network().digest());
    metadata.putAll(more);
    finite(where, tensors);
    metadata.put(FILE_DIGEST, digest(tensors, metadata));
    return new Content(tensors, metadata);
  }

  /** The blocks of θ by their names. */
  static Map<String, Tensor> tensors(Network network) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    float[] theta = network.theta();
    for (Block block : network.blueprint().blocks()) {
      tensors.put(block.name(), new Tensor(shape(block), block.of(theta).toArray()));
    }
    return tensors;
  }

  /** Reads a file that {@link #write} wrote. */
  public static Model read(Path file) throws IOException {
    return model(file.toString(), Safetensors.read(file));
  }

  /** Reads the bytes of a whole file. */
  public static Model read(byte[] bytes) {
    return model(Safetensors.BYTES, Safetensors.read(bytes));
  }

  /** Reads a stream to its end. It may have at most {@link Safetensors#MOST_STREAMED} bytes; the stream stays open. */
  public static Model read(InputStream in) throws IOException {
    return read(in, Safetensors.MOST_STREAMED);
  }

  /**
   * Reads a stream to its end; the stream stays open.
   *
   * @param most largest number of bytes that is accepted
   */
  public static Model read(InputStream in, long most) throws IOException {
    return model(Safetensors.STREAM, Safetensors.read(in, most));
  }

  private static Model model(String where, Content content) {
    return model(where, content, content.metadata().getOrDefault(FILE_DIGEST, ""));
  }

  /** @param digest that the content must have */
  static Model model(String where, Content content, String digest) {
    try {
      return checked(where, content, digest);
    } catch (FormatException e) {
      throw e;
    } catch (Refusal e) {
      throw new FormatException(e.within(where));
    }
  }

  private static Model checked(String where, Content content, String digest) {
    Fields fields = new Fields(where, content.metadata());
    if (!content.metadata().containsKey("format")) {
      throw FormatException.of(where, "a model of Theta", "a safetensors file of another program");
    }
    if (!fields.text("format").equals(FORMAT)) {
      throw FormatException.of(
          where,
          "format " + FORMAT,
          FormatException.quoted(fields.text("format")),
          "use the version of Theta that wrote it");
    }
    if (!digest.equals(digest(content.tensors(), content.metadata()))) {
      throw FormatException.of(
          where,
          "the content that file-digest stands for",
          "another, so the file is damaged",
          "copy it again");
    }
    finite(where, content.tensors());
    Map<String, Tensor> left = new TreeMap<>(content.tensors());
    Blueprint blueprint = Layers.read(fields.text("blueprint"));
    Loss loss = Spec.parse(Loss.class, fields.text("loss"));
    fields.same("link", link(loss));
    Preparation preparation = PreparationText.read(fields, left);
    Network network = new Network(blueprint, theta(where, blueprint, left));
    if (!left.isEmpty()) {
      throw FormatException.of(
          where,
          "only tensors that the blueprint asks for",
          "also " + FormatException.quoted(left.keySet().iterator().next()));
    }
    fields.same("theta-digest", network.digest());
    Provenance made = new Provenance(
        fields.text("recipe"),
        fields.text("data"),
        fields.text("data-digest"),
        fields.whole("rows"),
        fields.whole("epoch"),
        fields.text("kernels"),
        fields.text("java"),
        LearntText.read(fields));
    loss.check(blueprint.output().size());
    return new Model(preparation, network, loss, made);
  }

  /**
   * Puts θ together from its blocks and removes them from {@code left}. All names and shapes are checked before θ is
   * allocated.
   */
  static float[] theta(String where, Blueprint blueprint, Map<String, Tensor> left) {
    List<Block> blocks = blueprint.blocks();
    Map<Block, Tensor> found = new LinkedHashMap<>();
    for (Block block : blocks) {
      found.put(block, take(where, left, block.name(), shape(block)));
    }
    float[] theta = new float[blueprint.size()];
    found.forEach((block, tensor) -> {
      Matrix window = block.of(theta);
      System.arraycopy(tensor.values(), 0, theta, window.offset(), window.size());
    });
    return theta;
  }

  /** Returns the tensor {@code name} and removes it from {@code left}. */
  static Tensor take(String where, Map<String, Tensor> left, String name, List<Integer> shape) {
    Tensor tensor = left.remove(name);
    if (tensor == null || !tensor.shape().equals(shape)) {
      throw FormatException.of(
          where,
          "a tensor " + FormatException.quoted(name) + " of shape " + shape,
          tensor == null ? "none" : "one of shape " + tensor.shape());
    }
    return tensor;
  }

  /** Weights have two dimensions, [fanIn, units]; any other block of one row has one dimension. */
  private static List<Integer> shape(Block block) {
    int rows = block.parameter().rows();
    int cols = block.parameter().cols();
    return rows == 1 && block.parameter().role() != Parameter.Role.WEIGHT
        ? List.of(cols)
        : List.of(rows, cols);
  }

  private static String link(Loss loss) {
    return loss.link().name().toLowerCase(Locale.ROOT);
  }

  static void finite(String where, Map<String, Tensor> tensors) {
    tensors.forEach((name, tensor) -> {
      for (float value : tensor.values()) {
        if (!Float.isFinite(value)) {
          throw FormatException.of(
                  "tensor " + FormatException.quoted(name), "finite numbers", Float.toString(value))
              .within(where);
        }
      }
    });
  }

  /** The digest of all tensors and all texts except the digest itself, in the order of their names. */
  static String digest(Map<String, Tensor> tensors, Map<String, String> metadata) {
    Digest digest = new Digest();
    new TreeMap<>(metadata).forEach((key, text) -> {
      if (!key.equals(FILE_DIGEST)) {
        digest.add(key).add(text);
      }
    });
    new TreeMap<>(tensors).forEach((name, tensor) -> {
      digest.add(name).add(tensor.shape().size());
      tensor.shape().forEach(digest::add);
      digest.add(tensor.values(), 0, tensor.values().length);
    });
    return digest.hex();
  }
}
