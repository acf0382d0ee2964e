package io.bigtheta.play.selfplay;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.search.Puct;

/** The recipes that are taken if nothing else is asked for. */
public final class Recipes {
  private Recipes() {}

  /** A recipe for this game that learns within half an hour on two cores. */
  public static SelfPlay of(Game game) {
    String trunk = "conv(32, 3, activation=relu) residual(conv(32, 3, activation=relu), conv(32, 3))"
        + " activate(relu) residual(conv(32, 3, activation=relu), conv(32, 3)) activate(relu)";
    String head = " dense(64, activation=relu) dense(" + (game.moves() + 3) + ")";
    Playing playing = game instanceof ConnectFour
        ? new Playing(128, 96, 24, 0.3f, 36, 1)
        : new Playing();
    return new SelfPlay(
        game, Blueprint.layers(trunk + head), new Puct(), playing, new Learning(), 42);
  }
}
