package io.bigtheta.onnx;

import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.operator.Call;
import io.bigtheta.onnx.plan.Plan;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.spec.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans a model for one row as soon as it is read, so that nodes that do not fit together are refused before anybody predicts. */
final class Rehearsal {
  private Rehearsal() {}

  /**
   * Plans a model whose inputs have stated types and sizes, all fixed but the number of rows. Others are planned when they predict.
   *
   * @throws Refusal for a node that cannot take its inputs
   */
  static void of(OnnxFile file) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    for (ValueInfo input : file.graph().inputs()) {
      if (input.type().isEmpty()
          || input.dims().isEmpty()
          || !fixed(input.dims().get())) {
        return;
      }
      int[] shape = input.dims().get().stream()
          .mapToInt(dim -> dim.free() ? 1 : size(input, dim))
          .toArray();
      inputs.put(input.name(), Tensor.of(input.type().get(), shape));
    }
    try {
      Plan.of(file, inputs);
    } catch (Call.Unknown e) {
      return; // some shape depends on the elements of the inputs
    }
  }

  private static boolean fixed(List<ValueInfo.Dim> dims) {
    return dims.stream().skip(1).noneMatch(ValueInfo.Dim::free);
  }

  private static int size(ValueInfo input, ValueInfo.Dim dim) {
    if (dim.size() > Integer.MAX_VALUE) {
      throw Refusal.of("input \"" + input.name() + '"', "sizes below 2^31", dim);
    }
    return (int) dim.size();
  }
}
