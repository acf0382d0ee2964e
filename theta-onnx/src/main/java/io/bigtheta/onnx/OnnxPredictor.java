package io.bigtheta.onnx;

import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.operator.Call;
import io.bigtheta.onnx.plan.Plan;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Predicts with an {@link OnnxModel} for one thread, in buffers of its own. A call with shapes that were used shortly before allocates
 * nothing, unless the shapes within the model depend on the elements of its inputs.
 */
public final class OnnxPredictor {
  private static final int KEPT = 8;

  private final OnnxModel model;
  private final List<ValueInfo> asked;
  private final List<Plan> plans = new ArrayList<>();
  private boolean unplanned;

  OnnxPredictor(OnnxModel model) {
    this.model = model;
    asked = model.inputs();
  }

  /**
   * The outputs, by name. The next call overwrites them.
   *
   * @param inputs by name; their elements are copied
   * @throws Refusal if an input is missing, or has another type or shape
   */
  public Map<String, Tensor> predict(Map<String, Tensor> inputs) {
    Plan plan = plan(inputs);
    if (plan == null) {
      check(inputs);
      if (unplanned) {
        return Plan.once(model.file(), inputs);
      }
      try {
        plan = model.plan(copies(inputs));
      } catch (Call.Unknown e) {
        unplanned = true;
        return Plan.once(model.file(), inputs);
      }
      if (plans.size() == KEPT) {
        plans.remove(0);
      }
      plans.add(plan);
    }
    for (int i = 0; i < asked.size(); i++) {
      Tensor to = tensor(plan.inputs(), asked.get(i));
      System.arraycopy(tensor(inputs, asked.get(i)).array(), 0, to.array(), 0, to.size());
    }
    plan.run();
    return plan.outputs();
  }

  /** The plan for inputs of these shapes, if there was one before. */
  private @Nullable Plan plan(Map<String, Tensor> inputs) {
    for (int i = plans.size() - 1; i >= 0; i--) {
      Plan plan = plans.get(i);
      boolean same = true;
      for (int j = 0; same && j < asked.size(); j++) {
        Tensor given = inputs.get(asked.get(j).name());
        same = given != null && tensor(plan.inputs(), asked.get(j)).sameShape(given);
      }
      if (same) {
        return plan;
      }
    }
    return null;
  }

  private static Tensor tensor(Map<String, Tensor> tensors, ValueInfo input) {
    return Objects.requireNonNull(tensors.get(input.name()), input.name());
  }

  private Map<String, Tensor> copies(Map<String, Tensor> inputs) {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    for (ValueInfo input : asked) {
      Tensor given = tensor(inputs, input);
      copies.put(input.name(), Tensor.of(given.type(), given.shape()));
    }
    return copies;
  }

  private void check(Map<String, Tensor> inputs) {
    for (ValueInfo input : asked) {
      Tensor given = inputs.get(input.name());
      if (given == null) {
        throw Refusal.of("inputs", '"' + input.name() + '"', inputs.keySet());
      }
      if (!fits(input, given)) {
        throw Refusal.of("input \"" + input.name() + '"', input.form(), given);
      }
    }
  }

  private static boolean fits(ValueInfo input, Tensor given) {
    if (input.type().isPresent() && input.type().get() != given.type()) {
      return false;
    }
    if (input.dims().isEmpty()) {
      return true;
    }
    List<ValueInfo.Dim> dims = input.dims().get();
    boolean fits = dims.size() == given.rank();
    for (int i = 0; fits && i < dims.size(); i++) {
      fits = dims.get(i).free() || dims.get(i).size() == given.dim(i);
    }
    return fits;
  }

  /** The first output of a model with one input. The next call overwrites it. */
  public Tensor predict(Tensor input) {
    if (model.inputs().size() != 1) {
      throw Refusal.of(
          "inputs", Arrays.toString(model.inputs().toArray()), "one tensor", "give them by name");
    }
    return predict(Map.of(model.inputs().get(0).name(), input))
        .values()
        .iterator()
        .next();
  }
}
