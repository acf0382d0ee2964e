/** Numbers, data in memory, networks, training and selection. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.core {
  requires static org.jspecify;
}
