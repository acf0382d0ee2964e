package io.bigtheta.play.selfplay;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.search.Judgement;
import io.bigtheta.play.search.Puct;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The recipes that are taken if nothing else is asked for. */
public final class Recipes {
  private Recipes() {}

  /**
   * A recipe for this game that learns within half an hour or an hour on two cores. In Connect Four a convolution of 4 × 4 sees
   * every line of four. In Go three convolutions of 3 × 3 see a board of 7 × 7 from its centre.
   */
  public static SelfPlay of(Game game) {
    boolean four = game instanceof ConnectFour;
    String layers = four
        ? "conv(64, 4, padding=valid, activation=relu) residual(conv(64, 3, activation=relu), conv(64, 3))"
            + " activate(relu)"
        : "conv(32, 3, activation=relu) residual(conv(32, 3, activation=relu), conv(32, 3))"
            + " activate(relu) conv(16, 1, activation=relu)";
    String head = " dense(128, activation=relu) dense(" + (game.moves() + Judgement.RESULTS) + ")";
    Playing playing =
        four ? new Playing(128, 64, 16, 0.33f, 36, 1) : new Playing(128, 80, 20, 0.25f, 4, 1);
    return new SelfPlay(
        game, Blueprint.layers(layers + head), new Puct(), playing, new Learning(), 42);
  }

  /**
   * The same recipe in which one component of its search, playing or learning has another value.
   *
   * @param change such as {@code simulations=100}
   * @throws Refusal if there is no such component, or if the value does not suit it
   */
  public static SelfPlay with(SelfPlay recipe, String change) {
    int equals = change.indexOf('=');
    String name = equals < 0 ? change : change.substring(0, equals);
    String value = equals < 0 ? "" : change.substring(equals + 1);
    if (Spec.components(Puct.class).contains(name)) {
      return recipe.puct(Spec.with(recipe.puct(), name, value));
    }
    if (Spec.components(Playing.class).contains(name)) {
      return recipe.playing(Spec.with(recipe.playing(), name, value));
    }
    if (Spec.components(Learning.class).contains(name)) {
      return recipe.learning(Spec.with(recipe.learning(), name, value));
    }
    throw Refusal.of("", "NAME=VALUE with one of the names " + names(), "\"" + change + "\"");
  }

  private static String names() {
    return Stream.of(Puct.class, Playing.class, Learning.class)
        .flatMap(kind -> Spec.components(kind).stream())
        .collect(Collectors.joining(", "));
  }
}
