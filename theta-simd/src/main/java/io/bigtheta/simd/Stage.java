package io.bigtheta.simd;

/** A part of a function, in a loop of its own. The last part of a function writes the result, the others the room between. */
enum Stage {
  /** -|x|, of which the exponential is at most 1. */
  LOWER {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.lower(in, i0, room, 0, count);
    }
  },

  /** 2|x|. */
  DOUBLED {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.doubled(in, i0, room, 0, count);
    }
  },

  /** The logarithm of the complement of erf |x|. */
  LOG_ERFC {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.logErfc(in, i0, room, 0, count);
    }
  },

  /** The exponential of what is in the room. */
  EXP {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.exp(room, 0, room, 0, count);
    }
  },

  /** The logarithm of one more than what is in the room. */
  LOG1P {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.log1p(room, 0, room, 0, count);
    }
  },

  /** The logistic function after {@link #LOWER} and {@link #EXP}. */
  LOGISTIC {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.logistic(in, i0, room, out, o0, count);
    }
  },

  /** tanh after {@link #DOUBLED} and {@link #EXP}. */
  TANH {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.tanh(in, i0, room, out, o0, count);
    }
  },

  /** erf after {@link #LOG_ERFC} and {@link #EXP}. */
  ERF {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.erf(in, i0, room, out, o0, count);
    }
  },

  /** Softplus after {@link #LOWER}, {@link #EXP} and {@link #LOG1P}. */
  SOFTPLUS {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      VectorElementary.softplus(in, i0, room, out, o0, count);
    }
  };

  /**
   * Does this part for {@code count} numbers, a multiple of the lanes of a vector: of {@code in} from {@code i0} on, of the room
   * from its beginning, and of {@code out} from {@code o0} on.
   */
  abstract void over(float[] in, int i0, float[] room, float[] out, int o0, int count);
}
