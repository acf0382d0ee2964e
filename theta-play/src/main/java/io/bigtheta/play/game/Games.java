package io.bigtheta.play.game;

import io.bigtheta.spec.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The games that come with Theta, by their names. */
public final class Games {
  private static final Map<String, Game> ALL = new LinkedHashMap<>();

  static {
    for (Game game : new Game[] {new ConnectFour(), new Go(5), new Go(7), new Go(9)}) {
      ALL.put(game.name(), game);
    }
  }

  private Games() {}

  /** All names, separated by commas. */
  public static String names() {
    return String.join(", ", ALL.keySet());
  }

  /**
   * The game with this name.
   *
   * @throws Refusal if there is none
   */
  public static Game named(String name) {
    Game game = ALL.get(name);
    if (game == null) {
      throw Refusal.of("game", "one of " + names(), "\"" + name + "\"");
    }
    return game;
  }
}
