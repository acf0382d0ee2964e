import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Locale;
import java.util.Random;
import org.bytedeco.dnnl.global.dnnl;

/** The three products of a training step by oneDNN's own sgemm, on arrays outside the heap: GFLOP/s, best of many calls. */
final class Onednn {
  private static final long NANOS = 400_000_000;

  private Onednn() {}

  /** @param args shapes, each batch x units x inputs */
  public static void main(String[] args) {
    for (String shape : args) {
      String[] sizes = shape.split("x");
      int batch = Integer.parseInt(sizes[0]);
      int units = Integer.parseInt(sizes[1]);
      int inputs = Integer.parseInt(sizes[2]);
      FloatBuffer x = random(batch * inputs);
      FloatBuffer w = random(inputs * units);
      FloatBuffer dz = random(batch * units);
      FloatBuffer z = random(batch * units);
      FloatBuffer dw = random(inputs * units);
      FloatBuffer dx = random(batch * inputs);
      byte no = 'N';
      byte yes = 'T';
      say(shape, "forward", batch, units, inputs, () -> dnnl.dnnl_sgemm(
          no, no, batch, units, inputs, 1, x, inputs, w, units, 0, z, units));
      say(shape, "dW", batch, units, inputs, () -> dnnl.dnnl_sgemm(
          yes, no, inputs, units, batch, 1, x, inputs, dz, units, 0, dw, units));
      say(shape, "dx", batch, units, inputs, () -> dnnl.dnnl_sgemm(
          no, yes, batch, inputs, units, 1, dz, units, w, units, 0, dx, inputs));
    }
  }

  private static void say(String shape, String product, int batch, int units, int inputs, Runnable call) {
    String threads = System.getenv("OMP_NUM_THREADS");
    double gflops = 2.0 * batch * units * inputs / best(call);
    System.out.printf(Locale.ROOT, "%s %s %s %.1f%n", shape, product, threads, gflops);
  }

  /** Nanoseconds of the fastest call. */
  private static long best(Runnable call) {
    call.run(); // writes its kernels
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + NANOS;
    for (long now = 0; now < end; ) {
      long start = System.nanoTime();
      call.run();
      now = System.nanoTime();
      best = Math.min(best, now - start);
    }
    return best;
  }

  private static FloatBuffer random(int size) {
    FloatBuffer buffer = ByteBuffer.allocateDirect(4 * size + 64)
        .alignedSlice(64).order(ByteOrder.nativeOrder()).asFloatBuffer();
    Random draw = new Random(1);
    for (int i = 0; i < size; i++) {
      buffer.put(i, draw.nextFloat());
    }
    return buffer;
  }
}
