package io.bigtheta.data;

import io.bigtheta.data.Targets.Classes;
import io.bigtheta.data.Targets.Numbers;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A 64-bit hash of a raw row and its target: h ← mix(h + γ + w) for every word w of the row, with γ and the finalizer
 * mix of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). Model files hold these hashes, so the function never changes.
 *
 * <p>The same row has the same hash in any file, at any index and however words and classes are numbered there. Images
 * enter as bytes, numbers as the bits of float32 (−0 as 0), words and classes as their characters, and a missing cell
 * as one constant. The columns have to be the same in the same order; their names do not enter. A target enters if it
 * is a class or numbers; other targets do not. The hash guards against mistakes, not against a forger.
 */
final class RowHash {
  private static final long START = 0x7468657461726F77L; // "thetarow"
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long IMAGE = 1;
  private static final long CELLS = 2;
  private static final long CLASS = 3;
  private static final long NUMBER = 4;
  private static final long MISSING = 5;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Dataset data;

  /** For each column, the hashes of its words by level; empty for a column of numbers. */
  private final long[][] words;

  private final long[] labels;

  RowHash(Dataset data) {
    this.data = data;
    words = new long[data.features() instanceof Columns columns ? columns.cols() : 0][];
    for (int j = 0; j < words.length; j++) {
      words[j] = texts(data.features().fields().get(j).words());
    }
    labels = data.targets() instanceof Classes classes ? texts(classes.labels()) : new long[0];
  }

  /** The hash of row {@code i} of the dataset. */
  long of(int i) {
    int row = data.index(i);
    long hash = data.features() instanceof Pixels pixels ? image(pixels, row) : cells(row);
    if (data.targets() instanceof Classes classes) {
      return add(add(hash, CLASS), labels[classes.values()[row]]);
    }
    if (data.targets() instanceof Numbers numbers) {
      int outputs = numbers.names().size();
      hash = add(hash, NUMBER);
      for (int j = 0; j < outputs; j++) {
        hash = add(hash, bits(numbers.values()[row * outputs + j]));
      }
    }
    return hash;
  }

  private static long image(Pixels pixels, int row) {
    byte[] bytes = pixels.values();
    int at = row * pixels.cols();
    int end = at + pixels.cols();
    long hash = add(add(START, IMAGE), pixels.cols());
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = add(hash, (long) LONGS.get(bytes, at));
    }
    long rest = 0;
    for (int shift = 0; at < end; at++, shift += Byte.SIZE) {
      rest |= (bytes[at] & 0xFFL) << shift;
    }
    return add(hash, rest);
  }

  private long cells(int row) {
    Features features = data.features();
    long hash = add(add(START, CELLS), features.cols());
    for (int j = 0; j < features.cols(); j++) {
      float value = features.get(row, j);
      boolean word = j < words.length && words[j].length > 0 && !Float.isNaN(value);
      hash = add(hash, word ? words[j][(int) value] : bits(value));
    }
    return hash;
  }

  private static long bits(float value) {
    return Float.isNaN(value) ? MISSING << 32 : Float.floatToIntBits(value + 0f) & 0xFFFFFFFFL;
  }

  private static long[] texts(List<String> texts) {
    return texts.stream().mapToLong(RowHash::text).toArray();
  }

  private static long text(String text) {
    long hash = add(START, text.length());
    for (int i = 0; i < text.length(); i++) {
      hash = add(hash, text.charAt(i));
    }
    return hash;
  }

  private static long add(long hash, long word) {
    long z = hash + STEP + word;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
