package io.bigtheta.math;

/**
 * A place in a tree of randomness. It holds no state: the i-th number of a seed is a function of the seed and i, so any
 * thread may draw any number at any time, and a run can continue where it was interrupted.
 *
 * <p>{@code child} gives an independent place below this one. The i-th number is {@code mix(key + (i + 1)·γ)}, where
 * mix is the finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 */
public record Seed(long key) {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  /** The child seed with this name and index. */
  public Seed child(String name, long index) {
    long hash = key;
    for (int i = 0; i < name.length(); i++) {
      hash = mix(hash + GAMMA + name.charAt(i));
    }
    return child(new Seed(hash), index);
  }

  /**
   * The child seed with this index. It does the same as {@link #child(String, long)}, for loops, and allocates nothing
   * but the result.
   */
  public Seed child(long index) {
    return child(this, index);
  }

  private static Seed child(Seed parent, long index) {
    return new Seed(mix(mix(parent.key + GAMMA) ^ (index * GAMMA + 1)));
  }

  /** The i-th 64 random bits. */
  public long bits(long i) {
    return mix(key + (i + 1) * GAMMA);
  }

  /** The i-th uniform number in [0, 1), a multiple of 2⁻²⁴. */
  public float uniform(long i) {
    return (bits(i) >>> 40) * 0x1p-24f;
  }

  /** The i-th uniform number from low to high. Only rounding can make it high itself. */
  public float uniform(long i, float low, float high) {
    return Math.fma(uniform(i), high - low, low);
  }

  /**
   * The i-th normal number, with mean 0 and standard deviation 1 (Box and Muller, Annals of Mathematical Statistics
   * 1958).
   */
  public float normal(long i) {
    long bits = bits(i);
    double radius = StrictMath.sqrt(-2 * StrictMath.log(((bits >>> 40) + 1) * 0x1p-24));
    return (float) (radius * StrictMath.cos(2 * Math.PI * ((bits & 0xFFFFFF) * 0x1p-24)));
  }

  /** The i-th uniform whole number in 0 … bound − 1. */
  public int below(long i, int bound) {
    return (int) Math.multiplyHigh(bits(i) >>> 1, (long) bound << 1);
  }

  /** Shuffles {@code order} in place. Every order is equally likely (Fisher and Yates). */
  public void shuffle(int[] order) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = below(i, i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
