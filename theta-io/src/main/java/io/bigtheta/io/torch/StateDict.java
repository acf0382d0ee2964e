package io.bigtheta.io.torch;

import io.bigtheta.io.FormatException;
import io.bigtheta.io.Safetensors;
import io.bigtheta.io.Safetensors.Mixed;
import io.bigtheta.io.Safetensors.Tensor;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tensors of a {@code state_dict} of PyTorch by their names, such as {@code features.0.weight} [filters, channels, height, width].
 * It has weights and running statistics, but no activations, strides, padding or pools. So a network needs a {@link Blueprint} too:
 *
 * <pre>{@code
 * Blueprint blueprint = Blueprint.parse("1x28x28 conv(8, 3, activation=relu) max-pool(2) dense(10)");
 * Network network = StateDict.read(Path.of("net.safetensors")).onto(blueprint).network();
 * }</pre>
 *
 * @param where the name of the file, for messages
 * @param tensors by name
 * @param notes what was converted or left out while reading, in sentences
 */
public record StateDict(String where, Map<String, Tensor> tensors, List<String> notes) {
  private static final int HEAD = 4;
  private static final int ZIP = 0x504B0304;

  /** Of a pickle that is no zip file, as PyTorch wrote it before version 1.6: the code that says which protocol follows. */
  private static final int PROTOCOL = 0x80;

  private static final int OLDEST = 2;
  private static final int NEWEST = 5;

  public StateDict {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    notes = List.copyOf(notes);
  }

  /**
   * Reads a safetensors file. Numbers of types F64, F16 and BF16 become the nearest float32, and tensors of whole numbers are left
   * out; the notes name both.
   *
   * @throws FormatException if it is another file, a pickle of PyTorch among them, or a model file of Theta
   */
  public static StateDict read(Path file) throws IOException {
    String where = file.toString();
    refusePickle(file);
    Mixed mixed = Safetensors.readMixed(file);
    if (mixed.content().metadata().getOrDefault("format", "").startsWith("theta ")) {
      throw FormatException.of(
          where, "weights of PyTorch", "a file of Theta", "use it as it is; it needs no import");
    }
    return new StateDict(where, mixed.content().tensors(), notes(mixed));
  }

  /**
   * Puts the tensors into the layers of a blueprint.
   *
   * @throws Refusal if it is not sure which tensor belongs where; it lists both sides
   */
  public Loaded onto(Blueprint blueprint) {
    return onto(blueprint, Map.of());
  }

  /**
   * Puts the tensors into the layers of a blueprint. Names are needed only where order and shapes leave a choice.
   *
   * @param names which layer or block of θ takes which module or tensor: {@code layer.0} → {@code features.0}, or {@code
   *     layer.0.weight} → {@code features.0.weight}
   * @throws Refusal if it is not sure which tensor belongs where; it lists both sides
   */
  public Loaded onto(Blueprint blueprint, Map<String, String> names) {
    return new Loading(this, blueprint).loaded(names);
  }

  /** PyTorch's own files are programs, which nothing here runs. */
  private static void refusePickle(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return; // the reader says what is wrong with it
    }
    int head = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (byte next : in.readNBytes(HEAD)) {
        head = head << Byte.SIZE | next & 0xFF;
      }
    }
    int protocol = head >>> 16 & 0xFF;
    boolean pickle = head >>> 24 == PROTOCOL && protocol >= OLDEST && protocol <= NEWEST;
    if (pickle || head == ZIP) {
      throw FormatException.of(
          file,
          "weights in a safetensors file",
          pickle
              ? "a pickle of Python, which may run any program"
              : "a zip file, as torch.save writes them, which may run any program",
          "write it in Python with: from safetensors.torch import save_file; save_file(model.state_dict(), \"model.safetensors\")");
    }
  }

  private static List<String> notes(Mixed mixed) {
    Map<String, List<String>> converted = new TreeMap<>();
    Map<String, List<String>> out = new TreeMap<>();
    mixed.types().forEach((name, type) -> {
      boolean kept = mixed.content().tensors().containsKey(name);
      if (!kept || !type.equals("F32")) {
        (kept ? converted : out).computeIfAbsent(type, key -> new ArrayList<>()).add(name);
      }
    });
    List<String> notes = new ArrayList<>();
    converted.forEach((type, names) ->
        notes.add(Wording.count(names.size(), "tensor") + " of " + type + " became float32"));
    out.forEach((type, names) -> notes.add(
        "left out, as they hold whole numbers of type " + type + ": " + Wording.list(names)));
    return notes;
  }
}
