package io.bigtheta.simd;

import static io.bigtheta.simd.Width.FLOATS;
import static io.bigtheta.simd.Width.LANES;

import jdk.incubator.vector.FloatVector;

/** A part of a function, in a loop of its own. The last part of a function writes the result, the others the room between. */
enum Stage {
  /** -|x|, of which the exponential is at most 1. */
  LOWER {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        x.abs().neg().intoArray(room, i);
      }
    }
  },

  /** 2|x|. */
  DOUBLED {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        x.abs().add(x.abs()).intoArray(room, i);
      }
    }
  },

  /** The logarithm of the complement of erf |x|. */
  LOG_ERFC {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        VectorElementary.logErfc(x).intoArray(room, i);
      }
    }
  },

  /** The exponential of what is in the room. */
  EXP {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        VectorElementary.exp(FloatVector.fromArray(FLOATS, room, i)).intoArray(room, i);
      }
    }
  },

  /** The logarithm of one more than what is in the room. */
  LOG1P {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        VectorElementary.log1p(FloatVector.fromArray(FLOATS, room, i)).intoArray(room, i);
      }
    }
  },

  /** The logistic function after {@link #LOWER} and {@link #EXP}. */
  LOGISTIC {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        VectorElementary.logistic(x, FloatVector.fromArray(FLOATS, room, i)).intoArray(out, o0 + i);
      }
    }
  },

  /** tanh after {@link #DOUBLED} and {@link #EXP}. */
  TANH {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        VectorElementary.tanh(x, FloatVector.fromArray(FLOATS, room, i)).intoArray(out, o0 + i);
      }
    }
  },

  /** erf after {@link #LOG_ERFC} and {@link #EXP}. */
  ERF {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        VectorElementary.erf(x, FloatVector.fromArray(FLOATS, room, i)).intoArray(out, o0 + i);
      }
    }
  },

  /** Softplus after {@link #LOWER}, {@link #EXP} and {@link #LOG1P}. */
  SOFTPLUS {
    @Override
    void over(float[] in, int i0, float[] room, float[] out, int o0, int count) {
      for (int i = 0; i < count; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, in, i0 + i);
        VectorElementary.softplus(x, FloatVector.fromArray(FLOATS, room, i)).intoArray(out, o0 + i);
      }
    }
  };

  /**
   * Does this part for {@code count} numbers, a multiple of the lanes of a vector: of {@code in} from {@code i0} on, of the room
   * from its beginning, and of {@code out} from {@code o0} on.
   */
  abstract void over(float[] in, int i0, float[] room, float[] out, int o0, int count);
}
