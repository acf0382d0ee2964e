package io.bigtheta.onnx.network;

import io.bigtheta.data.Outputs;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.LogisticCrossEntropy;
import io.bigtheta.nn.loss.Loss;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds out what the outputs of a chain mean: probabilities of classes, flags or numbers, and their names. */
final class Answers {
  /** What may follow the probabilities: it names or picks them and calculates nothing else. */
  private static final Set<String> NAMING = Set.of(
      "Identity",
      "ArgMax",
      "ai.onnx.ml.ArrayFeatureExtractor",
      "Gather",
      "ai.onnx.ml.LabelEncoder",
      "ai.onnx.ml.ZipMap",
      "Cast",
      "Reshape",
      "Squeeze",
      "Sub",
      "Concat",
      "Flatten");

  private final OnnxFile file;
  private final Flow flow;

  /**
   * What the outputs mean.
   *
   * @param outputs the names and kind of the outputs
   * @param twoOfOne whether one logit stands for two classes, the second of which it favours
   * @param note what was assumed; empty if nothing was
   */
  record Meaning(Outputs outputs, Loss loss, boolean twoOfOne, String note) {}

  Answers(OnnxFile file, Flow flow) {
    this.file = file;
    this.flow = flow;
  }

  /**
   * The meaning of the logits in a tensor.
   *
   * @param size the number of logits
   * @param image whether the model takes images
   */
  Meaning of(String logits, int size, boolean image) throws NoChain {
    List<Node> users = flow.users(logits);
    Optional<Node> softmax = user(users, "Softmax");
    Optional<Node> logistic = user(users, "Sigmoid");
    String end = softmax.or(() -> logistic).map(node -> node.outputs().get(0)).orElse(logits);
    check(end);
    if (softmax.isPresent()) {
      return classes(labels(size), "");
    }
    if (logistic.isPresent()) {
      boolean two = size == 1 && user(flow.users(end), "Sub").isPresent();
      return two
          ? new Meaning(new Outputs.ClassOutputs(labels(2)), new CrossEntropy(), true, "")
          : new Meaning(
              new Outputs.FlagOutputs(names(size)), new LogisticCrossEntropy(), false, "");
    }
    if (user(users, "ArgMax").isPresent()) {
      return classes(labels(size), "");
    }
    if (image && size > 1) {
      return classes(
          labels(size),
          "its " + size
              + " outputs are taken as logits of classes, as a network of images mostly has them; the file has no softmax that says so");
    }
    float[] ones = new float[size];
    Arrays.fill(ones, 1);
    Outputs numbers = new Outputs.NumberOutputs(names(size), new float[size], ones);
    return new Meaning(
        numbers,
        new SquaredError(),
        false,
        size == 1
            ? ""
            : "its " + size
                + " outputs are taken as numbers, as the file has no softmax that would make them classes");
  }

  private static Meaning classes(List<String> labels, String note) {
    return new Meaning(new Outputs.ClassOutputs(labels), new CrossEntropy(), false, note);
  }

  private static Optional<Node> user(List<Node> users, String type) {
    return users.stream().filter(node -> node.operator().equals(type)).findFirst();
  }

  /** Refuses a graph that goes on calculating. */
  private void check(String tensor) throws NoChain {
    for (Node node : flow.users(tensor)) {
      if (!NAMING.contains(node.operator())) {
        throw new NoChain(node, "follows the answer of the network");
      }
      for (String output : node.outputs()) {
        check(output);
      }
    }
  }

  private List<String> labels(int size) {
    return flow.nodes().stream()
        .map(this::labels)
        .flatMap(Optional::stream)
        .filter(labels -> labels.size() == size)
        .findFirst()
        .orElseGet(() -> IntStream.range(0, size).mapToObj(Integer::toString).toList());
  }

  private Optional<List<String>> labels(Node node) {
    return switch (node.operator()) {
      case "ai.onnx.ml.ZipMap" ->
        node.texts("classlabels_strings")
            .or(() -> node.wholes("classlabels_int64s")
                .map(labels -> Arrays.stream(labels).mapToObj(Long::toString).toList()));
      case "ai.onnx.ml.ArrayFeatureExtractor", "Gather" -> flow.given(node, 0).map(Answers::texts);
      case "ai.onnx.ml.LabelEncoder" ->
        node.has("keys_int64s") ? node.texts("values_strings") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static List<String> texts(Tensor labels) {
    return labels.type() == ElementType.STRING
        ? List.of(labels.strings())
        : IntStream.range(0, labels.size())
            .mapToObj(i -> Long.toString((long) labels.number(i)))
            .toList();
  }

  private List<String> names(int size) {
    String name = file.graph().outputs().get(0).name();
    return size == 1
        ? List.of(name)
        : IntStream.range(0, size).mapToObj(j -> name + "[" + j + "]").toList();
  }
}
