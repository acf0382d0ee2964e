/** Jobs: their recipes, their folders, how they run, and their results. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.run {
  exports io.bigtheta.run;
  exports io.bigtheta.run.folder;
  exports io.bigtheta.run.job;
  exports io.bigtheta.run.pipe;
  exports io.bigtheta.run.play;
  exports io.bigtheta.run.recipe;
  exports io.bigtheta.run.result;
  exports io.bigtheta.run.source;

  requires transitive io.bigtheta.core;
  requires transitive io.bigtheta.experiment;
  requires transitive io.bigtheta.io;
  requires transitive io.bigtheta.onnx;
  requires transitive io.bigtheta.play;
  requires transitive io.bigtheta.report;
  requires transitive io.bigtheta.sound;
  requires transitive com.fasterxml.jackson.core;
  requires static org.jspecify;
}
