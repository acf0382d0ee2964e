package io.bigtheta.run.play;

import io.bigtheta.io.NetworkFile;
import io.bigtheta.nn.Network;
import io.bigtheta.play.selfplay.Contestant;
import io.bigtheta.play.selfplay.SelfPlay;
import io.bigtheta.spec.Refusal;
import io.bigtheta.spec.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Somebody who can play a game.
 *
 * @param recipe how it learnt; it names the game
 * @param network the network, with a logit for each move and three for how the game ends
 */
public record Player(SelfPlay recipe, Network network) {
  private static final String FORMAT = "theta player 1";
  private static final String MODEL = "model.safetensors";

  /** The player, with a search of this many positions for each move; 0 for the network alone. */
  public Contestant contestant(int simulations) {
    return new Contestant(() -> network.predictor()::predict, recipe.puct(), simulations);
  }

  /** Writes the player to a file, whole or not at all. */
  public void write(Path file) throws IOException {
    new NetworkFile(network, Map.of("recipe", Spec.whole(recipe)), Map.of()).write(FORMAT, file);
  }

  /** Reads the file of a player, or that in the folder of a training. */
  public static Player read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(MODEL) : path;
    NetworkFile content = NetworkFile.read(FORMAT, "a player of a game", file);
    try {
      SelfPlay recipe = Spec.parse(SelfPlay.class, content.text("recipe"));
      if (!recipe.blueprint().equals(content.network().blueprint())) {
        throw Refusal.of("blueprint", "the network of the recipe", "another");
      }
      return new Player(recipe, content.network());
    } catch (Refusal e) {
      throw e.within(file);
    }
  }
}
