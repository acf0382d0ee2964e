package io.bigtheta.onnx.plan;

import io.bigtheta.onnx.graph.Graph;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.operator.Call;
import io.bigtheta.onnx.operator.Call.Value;
import io.bigtheta.onnx.operator.Operator;
import io.bigtheta.onnx.operator.Operators;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a model calculates for inputs of certain shapes: loops, in order, between tensors that are made once. */
public final class Plan {
  private final Map<String, Tensor> inputs;
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, Value> values = new HashMap<>();

  private record Step(Node node, Runnable loop) {}

  private Plan(Map<String, Tensor> inputs) {
    this.inputs = inputs;
  }

  /**
   * A plan for inputs of these shapes. {@link #run} then reads from these tensors.
   *
   * @throws Call.Unknown if some shape depends on the elements of the inputs, so that there is no plan for all elements
   * @throws Refusal if a node cannot take its inputs
   */
  public static Plan of(OnnxFile file, Map<String, Tensor> inputs) {
    return planned(file, inputs, false, Optional.empty());
  }

  /** The same with some nodes calculated in one step. */
  public static Plan of(OnnxFile file, Map<String, Tensor> inputs, Fusion fusion) {
    return planned(file, inputs, false, Optional.of(fusion));
  }

  /** Calculates the outputs for these inputs alone. Shapes may depend on their elements. */
  public static Map<String, Tensor> once(OnnxFile file, Map<String, Tensor> inputs) {
    return planned(file, inputs, true, Optional.empty()).outputs;
  }

  /** All tensors between the nodes, for inputs of these shapes: their sizes, and the elements of those that do not depend on the inputs. */
  public static Map<String, Value> values(OnnxFile file, Map<String, Tensor> inputs) {
    return planned(file, inputs, false, Optional.empty()).values;
  }

  private static Plan planned(
      OnnxFile file, Map<String, Tensor> inputs, boolean known, Optional<Fusion> fusion) {
    Plan plan = new Plan(inputs);
    Graph graph = file.graph();
    Set<Node> fused =
        fusion.map(it -> Ways.between(graph, it.start(), it.end())).orElse(Set.of());
    Map<String, Value> values = plan.values;
    graph.constants().forEach((name, tensor) -> values.put(name, new Value(tensor, true)));
    inputs.forEach((name, tensor) -> values.put(name, new Value(tensor, known)));
    for (Node node : graph.nodes()) {
      if (fused.contains(node)) {
        plan.add(node, fusion.orElseThrow());
        continue;
      }
      try {
        plan.add(node, file.opset(node.domain()));
      } catch (Refusal e) {
        throw e.within("node " + node.label());
      } catch (ArithmeticException | IndexOutOfBoundsException | NegativeArraySizeException e) {
        throw Refusal.of("node " + node.label(), "inputs that fit together", given(node, values));
      }
    }
    for (ValueInfo output : graph.outputs()) {
      plan.outputs.put(
          output.name(), Objects.requireNonNull(values.get(output.name())).tensor());
    }
    return plan;
  }

  private static List<String> given(Node node, Map<String, Value> values) {
    return node.inputs().stream()
        .map(name -> values.containsKey(name) ? values.get(name).tensor().toString() : "none")
        .toList();
  }

  /** Adds the step of a fusion in place of the first of its nodes. */
  private void add(Node node, Fusion fusion) {
    if (!values.containsKey(fusion.end())) {
      Tensor start = Objects.requireNonNull(values.get(fusion.start())).tensor();
      Tensor end = Tensor.of(start.type(), fusion.shape(start));
      steps.add(new Step(node, fusion.plan(start, end)));
      values.put(fusion.end(), new Value(end, false));
    }
  }

  private void add(Node node, int opset) {
    List<@Nullable Value> in = new ArrayList<>();
    node.inputs().forEach(name -> in.add(name.isEmpty() ? null : values.get(name)));
    Call call = new Call(node, opset, in);
    Operator operator = Operators.find(node)
        .orElseThrow(() -> Refusal.of("", "an operator that Theta knows", node.operator()));
    Runnable loop = operator.plan(call);
    if (loop != Operator.DONE) {
      if (call.constant()) {
        loop.run();
      } else {
        steps.add(new Step(node, loop));
      }
    }
    for (int i = 0; i < node.outputs().size(); i++) {
      if (call.wants(i)) {
        values.put(node.outputs().get(i), call.output(i));
      }
    }
  }

  /** The tensors that {@link #run} reads, by name. */
  public Map<String, Tensor> inputs() {
    return inputs;
  }

  /** The tensors that {@link #run} fills, by name. */
  public Map<String, Tensor> outputs() {
    return outputs;
  }

  /** Calculates the outputs from the inputs. Allocates nothing. */
  public void run() {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      try {
        step.loop().run();
      } catch (Refusal e) {
        throw e.within("node " + step.node().label());
      } catch (ArithmeticException | IndexOutOfBoundsException e) {
        throw Refusal.of(
            "node " + step.node().label(), "inputs that fit together", "others: " + e.getMessage());
      }
    }
  }
}
