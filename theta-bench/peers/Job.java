import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** The same job for every peer: MNIST's images as floats in [0, 1], one hidden layer or more, a batch size, an optimizer. */
final class Job {
  static final int INPUTS = 784;

  final int[] hidden;
  final int batch;
  final boolean adam;
  final int epochs;
  final float[][] x;
  final int[] y;
  final float[][] testX;
  final int[] testY;

  /** @param args folder of the four IDX files, hidden units as 128 or 512,512, batch, momentum or adam, epochs */
  Job(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    hidden = Arrays.stream(args[1].split(",")).mapToInt(Integer::parseInt).toArray();
    batch = Integer.parseInt(args[2]);
    adam = args[3].equals("adam");
    epochs = Integer.parseInt(args[4]);
    x = images(data.resolve("train-images-idx3-ubyte"));
    y = labels(data.resolve("train-labels-idx1-ubyte"));
    testX = images(data.resolve("t10k-images-idx3-ubyte"));
    testY = labels(data.resolve("t10k-labels-idx1-ubyte"));
  }

  private static float[][] images(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    float[][] images = new float[(bytes.length - 16) / INPUTS][INPUTS];
    for (int i = 0; i < images.length; i++) {
      for (int j = 0; j < INPUTS; j++) {
        images[i][j] = (bytes[16 + i * INPUTS + j] & 0xFF) / 255f;
      }
    }
    return images;
  }

  private static int[] labels(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int[] labels = new int[bytes.length - 8];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes[8 + i];
    }
    return labels;
  }

  /** Times the epochs one by one and returns the median of those after the first, and the first. */
  double[] time(IntConsumer epoch) {
    double[] seconds = new double[epochs];
    for (int i = 0; i < epochs; i++) {
      long start = System.nanoTime();
      epoch.accept(i);
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    double first = seconds[0];
    double[] rest = Arrays.copyOfRange(seconds, Math.min(1, epochs - 1), epochs);
    Arrays.sort(rest);
    return new double[] {rest[rest.length / 2], first};
  }

  /** Median, first, accuracy in percent, peak memory in MB. */
  static void print(double[] seconds, double accuracy) throws IOException {
    long kilobytes = Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
    System.out.printf(
        "%.3f %.3f %.2f %d%n", seconds[0], seconds[1], 100 * accuracy, kilobytes / 1024);
  }
}
