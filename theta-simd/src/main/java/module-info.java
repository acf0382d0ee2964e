/** Theta's kernels on the Vector API: faster, with the same bits. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.simd {
  requires static org.jspecify;
  requires io.bigtheta.core;
  requires jdk.incubator.vector;

  provides io.bigtheta.math.Kernels with
      io.bigtheta.simd.WarmKernels;
}
