package io.bigtheta.onnx.export;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs an ONNX file with ONNX Runtime. */
final class Reference {
  private Reference() {}

  static Map<String, Tensor> run(byte[] file, Map<String, Tensor> inputs) {
    OrtEnvironment machine = OrtEnvironment.getEnvironment();
    try (OrtSession session = machine.createSession(file, new OrtSession.SessionOptions())) {
      Map<String, OnnxTensor> given = new LinkedHashMap<>();
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        given.put(input.getKey(), tensor(machine, input.getValue()));
      }
      try (OrtSession.Result result = session.run(given)) {
        Map<String, Tensor> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
          outputs.put(output.getKey(), tensor((OnnxTensor) output.getValue()));
        }
        return outputs;
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment machine, Tensor tensor) throws OrtException {
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    return switch (tensor.type()) {
      case FLOAT -> OnnxTensor.createTensor(machine, FloatBuffer.wrap(tensor.floats()), shape);
      case DOUBLE -> OnnxTensor.createTensor(machine, DoubleBuffer.wrap(tensor.doubles()), shape);
      case STRING -> OnnxTensor.createTensor(machine, tensor.strings(), shape);
      case UINT8 -> {
        byte[] bytes = new byte[tensor.size()];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) tensor.longs()[i];
        }
        yield OnnxTensor.createTensor(machine, ByteBuffer.wrap(bytes), shape, OnnxJavaType.UINT8);
      }
      default -> throw new AssertionError(tensor.type());
    };
  }

  private static Tensor tensor(OnnxTensor tensor) throws OrtException {
    int[] shape =
        Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
    if (tensor.getInfo().type == OnnxJavaType.STRING) {
      return Tensor.strings((String[]) tensor.getValue(), shape);
    } else if (tensor.getInfo().type == OnnxJavaType.BOOL) {
      Tensor truths = Tensor.of(ElementType.BOOL, shape);
      ByteBuffer bytes = tensor.getByteBuffer();
      for (int i = 0; i < truths.size(); i++) {
        truths.booleans()[i] = bytes.get(i) != 0;
      }
      return truths;
    }
    float[] values = new float[Tensor.size(shape)];
    tensor.getFloatBuffer().get(values);
    return Tensor.floats(values, shape);
  }
}
