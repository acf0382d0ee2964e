/** Claims about neural networks, each tested in seconds. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.experiment {
  exports io.bigtheta.experiment;

  requires transitive io.bigtheta.core;
  requires transitive io.bigtheta.report;
  requires io.bigtheta.io;
  requires static org.jspecify;
}
