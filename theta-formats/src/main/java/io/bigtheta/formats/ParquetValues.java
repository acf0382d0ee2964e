package io.bigtheta.formats;

import io.bigtheta.io.FormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The values of a page of Parquet, one after the other, as texts. Missing cells have none. */
@FunctionalInterface
interface ParquetValues {
  String next();

  /**
   * Chooses how to read a page.
   *
   * @param encoding its number
   * @param count how many values the page has at most
   * @param words of the dictionary page; empty if there was none
   */
  static ParquetValues of(
      String where,
      ParquetLeaf leaf,
      int encoding,
      byte[] bytes,
      int at,
      int count,
      String[] words) {
    return switch (encoding) {
      case 0 -> plain(leaf, bytes, at);
      case 2, 8 -> {
        if (at == bytes.length) {
          yield () -> {
            throw new IndexOutOfBoundsException("a value beyond the end");
          };
        }
        Runs places = new Runs(bytes, at + 1, bytes.length, bytes[at]);
        yield () -> words[places.next()];
      }
      case 3 -> {
        Runs bits = new Runs(bytes, Math.min(at + 4, bytes.length), bytes.length, 1);
        yield () -> leaf.text(bits.next());
      }
      case 5 -> {
        Deltas numbers = new Deltas(bytes, at);
        boolean narrow = leaf.type() == ParquetLeaf.INT32;
        yield () -> leaf.text(narrow ? (int) numbers.next() : numbers.next());
      }
      case 6 -> lengths(leaf, bytes, at, count);
      case 7 -> prefixes(leaf, bytes, at, count);
      case 9 -> split(leaf, bytes, at);
      default ->
        throw FormatException.of(
            where, "an encoding of Parquet 1 or 2", "number " + encoding, "write it with pandas");
    };
  }

  private static ParquetValues plain(ParquetLeaf leaf, byte[] bytes, int from) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int[] at = {from};
    int width = leaf.width();
    if (leaf.type() == ParquetLeaf.BOOLEAN) {
      long[] bit = {8L * from};
      return () -> leaf.text(Runs.bits(bytes, bit[0]++, 1));
    }
    if (leaf.type() == ParquetLeaf.BYTES) {
      return () -> {
        int length = in.getInt(at[0]);
        String text = leaf.text(bytes, at[0] + 4, length);
        at[0] += 4 + length;
        return text;
      };
    }
    return () -> {
      int place = at[0];
      at[0] += width;
      return leaf.bits()
          ? leaf.text(width == 4 ? in.getInt(place) : in.getLong(place))
          : leaf.text(bytes, place, width);
    };
  }

  /** All lengths first, then all bytes. */
  private static ParquetValues lengths(ParquetLeaf leaf, byte[] bytes, int at, int count) {
    Deltas deltas = new Deltas(bytes, at);
    int[] lengths = numbers(deltas, count);
    int[] place = {deltas.end(), 0};
    return () -> {
      int length = lengths[place[1]++];
      String text = leaf.text(bytes, place[0], length);
      place[0] += length;
      return text;
    };
  }

  /** How much of the value before is kept, then the rest as above. */
  private static ParquetValues prefixes(ParquetLeaf leaf, byte[] bytes, int at, int count) {
    Deltas deltas = new Deltas(bytes, at);
    int[] kept = numbers(deltas, count);
    Deltas rest = new Deltas(bytes, deltas.end());
    int[] lengths = numbers(rest, count);
    int[] place = {rest.end(), 0};
    byte[][] last = {new byte[0]};
    return () -> {
      int prefix = kept[place[1]];
      int length = lengths[place[1]++];
      java.util.Objects.checkFromIndexSize(0, prefix, last[0].length);
      java.util.Objects.checkFromIndexSize(place[0], length, bytes.length);
      byte[] value = Arrays.copyOf(last[0], Math.addExact(prefix, length));
      System.arraycopy(bytes, place[0], value, prefix, length);
      place[0] += length;
      last[0] = value;
      return leaf.text(value, 0, value.length);
    };
  }

  private static int[] numbers(Deltas deltas, int count) {
    if (deltas.count() < 0 || deltas.count() > count) {
      throw new IndexOutOfBoundsException("more lengths than values");
    }
    int[] numbers = new int[(int) deltas.count()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Math.toIntExact(deltas.next());
    }
    return numbers;
  }

  /** First all first bytes, then all second ones, and so on. */
  private static ParquetValues split(ParquetLeaf leaf, byte[] bytes, int at) {
    int width = leaf.width();
    if (width == 0) {
      throw new IndexOutOfBoundsException("texts in split bytes");
    }
    int count = (bytes.length - at) / width;
    int[] row = {0};
    byte[] value = new byte[width];
    ByteBuffer in = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
    return () -> {
      int i = java.util.Objects.checkIndex(row[0]++, count);
      for (int k = 0; k < width; k++) {
        value[k] = bytes[at + k * count + i];
      }
      return leaf.bits()
          ? leaf.text(width == 4 ? in.getInt(0) : in.getLong(0))
          : leaf.text(value, 0, width);
    };
  }
}
