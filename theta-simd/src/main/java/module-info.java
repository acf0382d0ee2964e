/** The kernels on the Vector API. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.simd {
  requires io.bigtheta.core;
  requires jdk.incubator.vector;
  requires static org.jspecify;
}
