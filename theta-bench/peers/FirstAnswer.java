import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.bigtheta.onnx.Onnx;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.Tensor;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Reads a model and predicts one row of zeros: {@code FirstAnswer theta|onnxruntime FILE}. The time of the whole process is what counts. */
public final class FirstAnswer {
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("theta")) {
      OnnxModel model = Onnx.read(Path.of(arguments[1]));
      ValueInfo input = model.inputs().get(0);
      System.out.println(model.predictor().predict(Tensor.of(input.type().orElseThrow(), shape(input))));
      return;
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(arguments[1])) {
      String name = session.getInputNames().iterator().next();
      long[] shape = ((TensorInfo) session.getInputInfo().get(name).getInfo()).getShape();
      for (int i = 0; i < shape.length; i++) {
        shape[i] = Math.max(1, shape[i]);
      }
      int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
      OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.allocate(size), shape);
      System.out.println(session.run(Map.of(name, tensor)).get(0).getInfo());
    }
  }

  private static int[] shape(ValueInfo input) {
    return input.dims().orElseThrow().stream().mapToInt(dim -> dim.free() ? 1 : (int) dim.size()).toArray();
  }
}
