package io.bigtheta.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The width of the vectors: that of the machine, or -Dtheta.vector=128|256|512. It is chosen once, so that the compiler
 * sees constants.
 */
final class Width {
  static final VectorSpecies<Float> FLOATS = chosen();
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
  static final int LANES = FLOATS.length();

  private Width() {}

  private static VectorSpecies<Float> chosen() {
    Integer bits = Integer.getInteger("theta.vector");
    return bits == null
        ? FloatVector.SPECIES_PREFERRED
        : VectorSpecies.of(float.class, VectorShape.forBitSize(bits));
  }
}
