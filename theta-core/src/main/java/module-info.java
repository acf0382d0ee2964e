/** Numbers, data in memory, networks, training and selection. It depends on java.base alone. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // theta-simd is built after this
module io.bigtheta.core {
  requires static org.jspecify;

  exports io.bigtheta.data;
  exports io.bigtheta.data.augment;
  exports io.bigtheta.data.reading;
  exports io.bigtheta.diagnosis;
  exports io.bigtheta.explain;
  exports io.bigtheta.file;
  exports io.bigtheta.math;
  exports io.bigtheta.math.machinery to
      io.bigtheta.simd;
  exports io.bigtheta.math.team to
      io.bigtheta.play,
      io.bigtheta.simd;
  exports io.bigtheta.model;
  exports io.bigtheta.nn;
  exports io.bigtheta.nn.activation;
  exports io.bigtheta.nn.initializer;
  exports io.bigtheta.nn.layer;
  exports io.bigtheta.nn.loss;
  exports io.bigtheta.nn.window;
  exports io.bigtheta.prune;
  exports io.bigtheta.search;
  exports io.bigtheta.select;
  exports io.bigtheta.spec;
  exports io.bigtheta.train;
  exports io.bigtheta.train.clipping;
  exports io.bigtheta.train.history;
  exports io.bigtheta.train.optimizer;
  exports io.bigtheta.train.penalty;
  exports io.bigtheta.train.schedule;
  exports io.bigtheta.train.stopping;

  uses io.bigtheta.math.Kernels;
}
