package io.bigtheta.play.selfplay;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.search.Puct;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The recipes that are taken if nothing else is asked for. */
public final class Recipes {
  private Recipes() {}

  /** A recipe for this game that learns within half an hour on two cores. */
  public static SelfPlay of(Game game) {
    String trunk =
        "conv(32, 3, activation=relu) residual(conv(32, 3, activation=relu), conv(32, 3))"
            + " activate(relu) residual(conv(32, 3, activation=relu), conv(32, 3)) activate(relu)";
    String head = " dense(64, activation=relu) dense(" + (game.moves() + 3) + ")";
    Playing playing =
        game instanceof ConnectFour ? new Playing(128, 96, 24, 0.3f, 36, 1) : new Playing();
    return new SelfPlay(
        game, Blueprint.layers(trunk + head), new Puct(), playing, new Learning(), 42);
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
