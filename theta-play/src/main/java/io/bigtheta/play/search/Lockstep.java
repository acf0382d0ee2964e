package io.bigtheta.play.search;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.play.game.Game;
import java.util.List;

/** Searches in many trees at once, so that the judgement gets many positions in one call. For one thread at a time. */
public final class Lockstep {
  private final Judgement judgement;
  private final Matrix x;
  private final Tree[] asking;

  /**
   * A lockstep of at most {@code most} trees.
   *
   * @param judgement what is asked about positions
   */
  public Lockstep(Game game, Judgement judgement, int most) {
    this.judgement = judgement;
    x = new Matrix(most, game.height() * game.width() * game.planes());
    asking = new Tree[most];
  }

  /**
   * Looks at the roots, and at {@code simulations} positions below each. A tree whose root is proven gets no more.
   *
   * @param trees that have begun
   */
  public void search(List<Tree> trees, int simulations) {
    roots(trees);
    simulate(trees, simulations);
  }

  /**
   * The same with noise in the priors of the roots.
   *
   * @param seeds one for each tree
   */
  public void search(List<Tree> trees, int simulations, List<Seed> seeds) {
    roots(trees);
    for (int i = 0; i < trees.size(); i++) {
      if (!trees.get(i).proven()) {
        trees.get(i).disturb(seeds.get(i));
      }
    }
    simulate(trees, simulations);
  }

  private void roots(List<Tree> trees) {
    step(trees.stream().filter(tree -> !tree.expanded()).toList());
  }

  private void simulate(List<Tree> trees, int simulations) {
    for (int i = 0; i < simulations; i++) {
      step(trees);
    }
  }

  private void step(List<Tree> trees) {
    int rows = 0;
    for (Tree tree : trees) {
      if (!tree.proven() && tree.descend(x, rows)) {
        asking[rows++] = tree;
      }
    }
    if (rows > 0) {
      Matrix logits = judgement.logits(x.rows(0, rows));
      for (int i = 0; i < rows; i++) {
        asking[i].expand(logits, i);
      }
    }
  }
}
