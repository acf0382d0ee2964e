import io.bigtheta.data.Pixels;
import io.bigtheta.io.Images;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads images as Theta reads them: {@code java PicturesAsRead.java LIST OUT}. For line n of LIST, writes OUT/n: the
 * letter P, channels, height and width, and the levels; or R and the refusal; or C and a crash; or T if it takes more
 * than 20 seconds.
 */
public final class PicturesAsRead {
  private PicturesAsRead() {}

  public static void main(String[] args) throws Exception {
    List<String> names = Files.readAllLines(Path.of(args[0]));
    ExecutorService reader = Executors.newCachedThreadPool();
    for (int n = 0; n < names.size(); n++) {
      Path file = Path.of(names.get(n));
      Future<Pixels> read = reader.submit(() -> Images.read(file));
      try (DataOutputStream out = new DataOutputStream(
          new BufferedOutputStream(Files.newOutputStream(Path.of(args[1], Integer.toString(n)))))) {
        write(read, out);
      }
    }
    System.exit(0); // a reader that hangs is left behind
  }

  private static void write(Future<Pixels> read, DataOutputStream out) throws Exception {
    try {
      Pixels pixels = read.get(20, TimeUnit.SECONDS);
      out.writeByte('P');
      out.writeInt(pixels.channels());
      out.writeInt(pixels.height());
      out.writeInt(pixels.width());
      out.write(pixels.values());
    } catch (TimeoutException e) {
      out.writeByte('T');
    } catch (java.util.concurrent.ExecutionException e) {
      Throwable cause = e.getCause();
      boolean refused = cause instanceof io.bigtheta.spec.Refusal;
      out.writeByte(refused ? 'R' : 'C');
      out.write(String.valueOf(refused ? cause.getMessage() : cause.toString()).getBytes("UTF-8"));
    }
  }
}
