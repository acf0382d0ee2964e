package io.bigtheta.play.selfplay;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Layer;
import io.bigtheta.nn.layer.Shape;
import io.bigtheta.nn.loss.PolicyAndValue;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.search.Judgement;
import io.bigtheta.play.search.Puct;
import java.util.List;

/**
 * A recipe for learning a game from its rules alone: a network proposes moves and judges positions, a search with it plays better
 * than it does alone, and the network learns from the search and from how the games end (Silver et al., Science 2018).
 *
 * @param game the rules
 * @param layers the layers of the network; the last one has an output for each move and three for how the game ends
 * @param puct how the search chooses
 * @param playing how games are played
 * @param learning how the network learns from them
 * @param seed the seed of all randomness
 */
public record SelfPlay(
    Game game, List<Layer> layers, Puct puct, Playing playing, Learning learning, long seed) {
  public SelfPlay {
    layers = List.copyOf(layers);
    Blueprint blueprint = new Blueprint(shape(game), layers);
    int outputs = game.moves() + Judgement.RESULTS;
    if (blueprint.output().size() != outputs) {
      throw new io.bigtheta.math.ShapeException(
          "layers",
          outputs + " outputs: " + game.moves() + " moves and " + Judgement.RESULTS + " results",
          blueprint.output().size());
    }
    new PolicyAndValue().check(outputs);
  }

  private static Shape shape(Game game) {
    return new Shape(game.planes(), game.height(), game.width());
  }

  /** The network. */
  public Blueprint blueprint() {
    return new Blueprint(shape(game), layers);
  }

  /** The same recipe with another seed. */
  public SelfPlay seed(long value) {
    return new SelfPlay(game, layers, puct, playing, learning, value);
  }

  /** The same recipe with other layers. */
  public SelfPlay layers(List<Layer> value) {
    return new SelfPlay(game, value, puct, playing, learning, seed);
  }

  /** The same recipe that plays in another way. */
  public SelfPlay playing(Playing value) {
    return new SelfPlay(game, layers, puct, value, learning, seed);
  }

  /** The same recipe that learns in another way. */
  public SelfPlay learning(Learning value) {
    return new SelfPlay(game, layers, puct, playing, value, seed);
  }

  /** The same recipe with another way of searching. */
  public SelfPlay puct(Puct value) {
    return new SelfPlay(game, layers, value, playing, learning, seed);
  }
}
