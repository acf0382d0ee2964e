/** Games and environments, and agents that learn from them by playing. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.play {
  requires transitive io.bigtheta.core;
  requires static org.jspecify;

  exports io.bigtheta.play.agent;
  exports io.bigtheta.play.environment;
  exports io.bigtheta.play.game;
  exports io.bigtheta.play.gtp;
  exports io.bigtheta.play.search;
  exports io.bigtheta.play.selfplay;
}
