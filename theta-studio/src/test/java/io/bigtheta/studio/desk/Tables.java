package io.bigtheta.studio.desk;

import io.bigtheta.math.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Small tables for tests. */
public final class Tables {
  private Tables() {}

  /** 120 rows of two kinds of flowers, with words, commas in quotes and missing cells. */
  public static Path flowers(Path file) throws IOException {
    StringBuilder text = new StringBuilder("size,\"petals, counted\",soil,kind\n");
    Seed seed = new Seed(3);
    for (int i = 0; i < 120; i++) {
      boolean rose = i % 2 == 0;
      double size = (rose ? 4 : 6) + 2 * seed.uniform(3 * i) - 1;
      text.append(i == 7 ? "" : String.format(Locale.ROOT, "%.2f", size))
          .append(',')
          .append((rose ? 5 : 8) + (int) (4 * seed.uniform(3 * i + 1)))
          .append(seed.uniform(3 * i + 2) < 0.5 ? ",\"sand, dry\"," : ",clay,")
          .append(rose ? "rose" : "daisy")
          .append('\n');
    }
    Files.writeString(file, text);
    return file;
  }

  /** 150 rows with y = 3a − 2b and a little noise. */
  public static Path numbers(Path file) throws IOException {
    StringBuilder text = new StringBuilder("a,b,y\n");
    Seed seed = new Seed(5);
    for (int i = 0; i < 150; i++) {
      double a = seed.uniform(3 * i);
      double b = seed.uniform(3 * i + 1);
      text.append(String.format(
          Locale.ROOT, "%.3f,%.3f,%.3f%n", a, b, 3 * a - 2 * b + 0.1 * seed.uniform(3 * i + 2)));
    }
    Files.writeString(file, text);
    return file;
  }
}
