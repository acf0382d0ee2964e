import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.bigtheta.onnx.Onnx;
import io.bigtheta.onnx.OnnxModel;
import io.bigtheta.onnx.OnnxPredictor;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/**
 * Predictions of ONNX files by Theta and by ONNX Runtime's Java API on one thread each, in turns in one JVM: microseconds a call, median and
 * 99th percentile. Inputs are numbers in [0, 1), or, for models of bytes, the images of a file t10k-images…gz that is named first. ONNX Runtime gets a tensor on a direct buffer that is filled for each call, its fastest way.
 */
public final class OnnxRuntime {
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 1_000_000_000L;

  public static void main(String[] arguments) throws Exception {
    System.out.printf("%-34s %5s %10s %10s %10s %10s %7s%n", "model", "rows", "Theta p50", "p99", "ORT p50", "p99", "ratio");
    byte[] digits = arguments[0].endsWith(".gz") ? digits(arguments[0]) : new byte[0];
    for (String file : arguments) {
      if (file.endsWith(".gz")) {
        continue;
      }
      for (int rows : new int[] {1, 256}) {
        measure(Path.of(file), rows, digits);
      }
    }
  }

  private static void measure(Path file, int rows, byte[] digits) throws Exception {
    OnnxModel model = Onnx.read(file);
    ValueInfo input = model.inputs().get(0);
    int[] shape = input.dims().orElseThrow().stream().mapToInt(dim -> dim.free() ? rows : (int) dim.size()).toArray();
    Tensor x = Tensor.of(input.type().orElseThrow(), shape);
    boolean bytes = x.type() == ElementType.UINT8;
    Random draw = new Random(1);
    for (int i = 0; i < x.size(); i++) {
      if (bytes) {
        x.longs()[i] = digits.length > 0 ? digits[i % digits.length] & 0xff : draw.nextInt(256);
      } else {
        x.floats()[i] = draw.nextFloat();
      }
    }
    OnnxPredictor predictor = model.predictor();
    Map<String, Tensor> inputs = Map.of(input.name(), x);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    try (OrtSession session = environment.createSession(file.toString(), options)) {
      ByteBuffer room = ByteBuffer.allocateDirect(4 * x.size()).order(ByteOrder.nativeOrder());
      FloatBuffer buffer = room.asFloatBuffer();
      byte[] raw = new byte[bytes ? x.size() : 0];
      for (int i = 0; i < raw.length; i++) {
        raw[i] = (byte) x.longs()[i];
      }
      long[] longs = Arrays.stream(shape).asLongStream().toArray();
      OnnxTensor tensor = bytes
          ? OnnxTensor.createTensor(environment, room.limit(x.size()), longs, OnnxJavaType.UINT8)
          : OnnxTensor.createTensor(environment, buffer, longs);
      Map<String, OnnxTensor> given = Map.of(input.name(), tensor);
      Timed theta = () -> predictor.predict(inputs);
      Timed runtime = () -> {
        if (bytes) {
          room.put(0, raw);
        } else {
          buffer.put(0, x.floats());
        }
        session.run(given).close();
      };
      double[][] best = {{Double.MAX_VALUE, 0}, {Double.MAX_VALUE, 0}};
      for (int round = 0; round < ROUNDS; round++) {
        round(theta, best[0]);
        round(runtime, best[1]);
      }
      System.out.printf(
          "%-34s %5d %10.2f %10.2f %10.2f %10.2f %7.2f%n",
          file.getFileName(), rows, best[0][0], best[0][1], best[1][0], best[1][1], best[1][0] / best[0][0]);
    }
  }

  /** The images of an IDX file of MNIST. */
  private static byte[] digits(String file) throws Exception {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(Path.of(file)))) {
      in.readNBytes(16);
      return in.readNBytes(784 * 256);
    }
  }

  private interface Timed {
    void call() throws Exception;
  }

  /** Keeps the round with the smallest median. */
  private static void round(Timed timed, double[] best) throws Exception {
    double[] micros = new double[1 << 20];
    int count = 0;
    long end = System.nanoTime() + ROUND_NANOS;
    while (System.nanoTime() < end && count < micros.length) {
      long start = System.nanoTime();
      timed.call();
      micros[count++] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(micros, 0, count);
    if (micros[count / 2] < best[0]) {
      best[0] = micros[count / 2];
      best[1] = micros[(int) (count * 0.99)];
    }
  }
}
