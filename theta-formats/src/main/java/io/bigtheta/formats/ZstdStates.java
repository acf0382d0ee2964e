package io.bigtheta.formats;

/**
 * A table of states of Zstandard's entropy coder (finite state entropy): each state stands for a symbol, and says how many
 * bits tell the next state.
 */
final class ZstdStates {
  private final int accuracy;
  private final byte[] symbols;
  private final byte[] bits;
  private final short[] bases;

  private ZstdStates(int accuracy, int size) {
    this.accuracy = accuracy;
    symbols = new byte[size];
    bits = new byte[size];
    bases = new short[size];
  }

  /** A table of one state. */
  static ZstdStates of(int symbol) {
    ZstdStates states = new ZstdStates(0, 1);
    states.symbols[0] = (byte) symbol;
    return states;
  }

  /**
   * The table for shares of symbols; a share of −1 is less than one.
   *
   * @param accuracy the shares add to 2^accuracy
   */
  static ZstdStates of(int accuracy, int[] shares, int count) {
    int size = 1 << accuracy;
    ZstdStates states = new ZstdStates(accuracy, size);
    int[] next = new int[count];
    int high = size;
    for (int s = 0; s < count; s++) {
      next[s] = Math.abs(shares[s]);
      if (shares[s] == -1) {
        states.symbols[--high] = (byte) s;
      }
    }
    int step = (size >> 1) + (size >> 3) + 3;
    int place = 0;
    for (int s = 0; s < count; s++) {
      for (int i = 0; i < shares[s]; i++) {
        states.symbols[place] = (byte) s;
        do {
          place = place + step & size - 1;
        } while (place >= high);
      }
    }
    if (place != 0) {
      throw new IndexOutOfBoundsException("shares of symbols");
    }
    for (int i = 0; i < size; i++) {
      int number = next[states.symbols[i]]++;
      int width = accuracy - (31 - Integer.numberOfLeadingZeros(number));
      states.bits[i] = (byte) width;
      states.bases[i] = (short) ((number << width) - size);
    }
    return states;
  }

  /** A table and where the bytes behind its description begin. */
  record Read(ZstdStates states, int end) {}

  /** Reads the description of a table. */
  static Read read(byte[] bytes, int from, int end, int mostAccuracy, int mostSymbols) {
    int accuracy = (bytes[from] & 15) + 5;
    if (accuracy > mostAccuracy) {
      throw new IndexOutOfBoundsException("an accuracy of " + accuracy);
    }
    int[] shares = new int[mostSymbols];
    int left = 1 << accuracy;
    int count = 0;
    long bit = 8L * from + 4;
    while (left > 0) {
      int width = 32 - Integer.numberOfLeadingZeros(left + 1);
      int value = forward(bytes, bit, width, end);
      int low = (1 << width - 1) - 1;
      int threshold = (1 << width) - 2 - left;
      bit += width;
      if ((value & low) < threshold) {
        value &= low;
        bit--;
      } else if (value > low) {
        value -= threshold;
      }
      shares[count++] = value - 1;
      left -= Math.abs(value - 1);
      if (value == 1) {
        int zeros;
        do {
          zeros = forward(bytes, bit, 2, end);
          bit += 2;
          count += zeros;
        } while (zeros == 3);
      }
    }
    if (left < 0 || count > mostSymbols) {
      throw new IndexOutOfBoundsException("shares of symbols");
    }
    int next = (int) (bit + 7 >> 3);
    if (next > end) {
      throw new IndexOutOfBoundsException("a table beyond the end");
    }
    return new Read(of(accuracy, shares, count), next);
  }

  /** Bits in their usual order; beyond the end there are zeros. */
  private static int forward(byte[] bytes, long bit, int width, int end) {
    int at = (int) (bit >> 3);
    long value = 0;
    for (int i = 0; i < 4 && at + i < end; i++) {
      value |= (bytes[at + i] & 0xFFL) << 8 * i;
    }
    return (int) (value >>> (bit & 7) & (1L << width) - 1);
  }

  int begin(ZstdBits in) {
    return in.read(accuracy);
  }

  int symbol(int state) {
    return symbols[state] & 0xFF;
  }

  int next(int state, ZstdBits in) {
    return bases[state] + in.read(bits[state]);
  }
}
