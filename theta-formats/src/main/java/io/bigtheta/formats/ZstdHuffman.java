package io.bigtheta.formats;

/** The code of Huffman that Zstandard packs literals with: a table from the next bits to a byte and its length. */
final class ZstdHuffman {
  private static final int MOST_BITS = 11;
  private static final int MOST_SYMBOLS = 256;

  private final int width;
  private final byte[] symbols;
  private final byte[] lengths;
  private final int end;

  private ZstdHuffman(int width, int end) {
    this.width = width;
    this.end = end;
    symbols = new byte[1 << width];
    lengths = new byte[1 << width];
  }

  /** Reads the description of a code. */
  static ZstdHuffman read(byte[] bytes, int from, int end) {
    int head = bytes[from] & 0xFF;
    int[] weights = new int[MOST_SYMBOLS];
    int count;
    int next;
    if (head >= 128) {
      count = head - 127;
      next = from + 1 + (count + 1) / 2;
      for (int i = 0; i < count; i++) {
        int pair = bytes[from + 1 + i / 2];
        weights[i] = i % 2 == 0 ? pair >> 4 & 15 : pair & 15;
      }
    } else {
      next = from + 1 + head;
      count = packed(bytes, from + 1, Math.min(next, end), weights);
    }
    if (next > end) {
      throw new IndexOutOfBoundsException("a code beyond the end");
    }
    return of(weights, count, next);
  }

  private static int packed(byte[] bytes, int from, int end, int[] weights) {
    ZstdStates.Read read = ZstdStates.read(bytes, from, end, 6, MOST_BITS + 2);
    ZstdStates states = read.states();
    ZstdBits in = new ZstdBits(bytes, read.end(), end);
    int one = states.begin(in);
    int two = states.begin(in);
    int count = 0;
    while (true) {
      weights[count++] = states.symbol(one);
      one = states.next(one, in);
      if (in.left() < 0) {
        weights[count++] = states.symbol(two);
        return count;
      }
      weights[count++] = states.symbol(two);
      two = states.next(two, in);
      if (in.left() < 0) {
        weights[count++] = states.symbol(one);
        return count;
      }
    }
  }

  /** The weight of the last symbol is what is missing to a power of two. */
  private static ZstdHuffman of(int[] weights, int count, int end) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      if (weights[i] > MOST_BITS) {
        throw new IndexOutOfBoundsException("a weight of " + weights[i]);
      }
      sum += weights[i] == 0 ? 0 : 1L << weights[i] - 1;
    }
    int width = 64 - Long.numberOfLeadingZeros(sum);
    long rest = (1L << width) - sum;
    if (sum == 0 || width > MOST_BITS || Long.bitCount(rest) != 1) {
      throw new IndexOutOfBoundsException("weights of a code");
    }
    weights[count] = Long.numberOfTrailingZeros(rest) + 1;
    ZstdHuffman code = new ZstdHuffman(width, end);
    int place = 0;
    for (int weight = 1; weight <= width; weight++) {
      for (int symbol = 0; symbol <= count; symbol++) {
        if (weights[symbol] == weight) {
          for (int i = 0; i < 1 << weight - 1; i++) {
            code.symbols[place] = (byte) symbol;
            code.lengths[place++] = (byte) (width + 1 - weight);
          }
        }
      }
    }
    return code;
  }

  /** Where the bytes behind the description begin. */
  int end() {
    return end;
  }

  /** Unpacks a stream into a part of {@code out}. */
  void unpack(byte[] bytes, int from, int to, byte[] out, int place, int count) {
    java.util.Objects.checkFromToIndex(from, to, bytes.length);
    ZstdBits in = new ZstdBits(bytes, from, to);
    for (int i = 0; i < count; i++) {
      int next = in.look(width);
      out[place + i] = symbols[next];
      in.skip(lengths[next]);
    }
    if (in.left() != 0) {
      throw new IndexOutOfBoundsException("a stream of another length");
    }
  }
}
