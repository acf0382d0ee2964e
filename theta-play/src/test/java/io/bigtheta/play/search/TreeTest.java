package io.bigtheta.play.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.game.Go;
import io.bigtheta.play.game.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
  private static final ConnectFour GAME = new ConnectFour();

  private static Position after(String moves) {
    Position position = GAME.start();
    for (String text : moves.split("")) {
      position.play(GAME.move(text));
    }
    return position;
  }

  private static Findings search(String moves, int simulations) {
    return search(after(moves), Judgement.uniform(7), simulations);
  }

  private static Findings search(Position position, Judgement judgement, int simulations) {
    Tree tree = new Tree(position.game(), new Puct().quiet());
    tree.begin(position);
    new Lockstep(position.game(), judgement, 1).search(List.of(tree), simulations);
    return tree.findings();
  }

  @Test
  void aWinInOneIsFoundAndProven() {
    Findings findings = search("415161", 20);
    assertTrue(findings.proven());
    assertEquals(1, findings.value());
    assertTrue(findings.best() == 2 || findings.best() == 6, "columns 3 and 7 win");
  }

  @Test
  void theOnlyMoveThatDoesNotLoseIsFound() {
    assertEquals(3, search("41424", 60).best(), "column 4 stops four in a column");
  }

  /** Two stones in the middle of an open row: the third makes two threats at once. */
  @Test
  void aWinInTwoIsProven() {
    Findings findings = search("3141", 400);
    assertTrue(findings.proven(), "two open ends cannot both be stopped");
    assertEquals(1, findings.value());
    assertTrue(findings.best() == 1 || findings.best() == 4);
  }

  @Test
  void aLostPositionIsProvenToBeLost() {
    Findings findings = search("31415", 400);
    assertTrue(findings.proven());
    assertEquals(-1, findings.value());
    float sum = 0;
    for (float share : findings.shares()) {
      sum += share;
    }
    assertEquals(1, sum, 1e-6f);
  }

  @Test
  void withoutSimulationsTheMoveIsThatOfThePolicy() {
    Judgement right = x -> {
      Matrix logits = new Matrix(x.rows(), 10);
      logits.set(0, 6, 3);
      return logits;
    };
    Findings findings = search(after("4"), right, 0);
    assertEquals(6, findings.best());
    assertArrayEquals(findings.priors(), findings.shares());
    assertFalse(findings.proven());
  }

  /** The judgement is of won, drawn and lost for the player to move, so it changes its sign from move to move. */
  @Test
  void theValueOfAMoveIsThatOfThePositionAfterItForTheOther() {
    Judgement lost = x -> {
      Matrix logits = new Matrix(x.rows(), 10);
      for (int i = 0; i < x.rows(); i++) {
        logits.set(i, 9, 2);
      }
      return logits;
    };
    Findings findings = search(after("4"), lost, 1);
    double won = Math.exp(0) / (2 + Math.exp(2));
    double value = Math.exp(2) / (2 + Math.exp(2)) - won;
    assertEquals(value, findings.value(), 1e-5, "what is lost for the other is won");
    assertEquals(won, findings.draw(), 1e-5);
  }

  @Test
  void manyTreesAtOnceFindWhatEachFindsAlone() {
    Judgement judgement = x -> {
      Matrix logits = new Matrix(x.rows(), 10);
      for (int i = 0; i < x.rows(); i++) {
        long hash = java.util.Arrays.hashCode(x.rows(i, 1).toArray());
        for (int j = 0; j < 10; j++) {
          logits.set(i, j, new Seed(hash).normal(j));
        }
      }
      return logits;
    };
    List<Tree> trees = new ArrayList<>();
    String[] positions = {"4", "44", "415161", "3141", "1234567"};
    for (String moves : positions) {
      Tree tree = new Tree(GAME, new Puct().quiet());
      tree.begin(after(moves));
      trees.add(tree);
    }
    new Lockstep(GAME, judgement, 5).search(trees, 50);
    for (int i = 0; i < positions.length; i++) {
      Findings alone = search(after(positions[i]), judgement, 50);
      assertArrayEquals(alone.shares(), trees.get(i).findings().shares(), positions[i]);
      assertEquals(alone.value(), trees.get(i).findings().value());
    }
  }

  /** Black is ahead after White's pass, so a pass wins at once. */
  @Test
  void inGoAPassThatWinsIsProven() {
    Go go = new Go(5, 2, false);
    Position position = go.start();
    position.play(go.move("C3"));
    position.play(go.pass());
    Findings findings = search(position, Judgement.uniform(26), 60);
    assertTrue(findings.proven());
    assertEquals(go.pass(), findings.best());
  }

  @Test
  void noiseGivesOtherSharesThatAddUpToOne() {
    Tree tree = new Tree(GAME, new Puct());
    tree.begin(GAME.start());
    new Lockstep(GAME, Judgement.uniform(7), 1).search(List.of(tree), 0, List.of(new Seed(3)));
    float[] priors = tree.findings().priors();
    float sum = 0;
    boolean differ = false;
    for (float prior : priors) {
      sum += prior;
      differ |= Math.abs(prior - 1 / 7f) > 0.01f;
    }
    assertEquals(1, sum, 1e-6f);
    assertTrue(differ);
  }

  @Test
  void dirichletSharesHaveTheMeanAndSpreadTheyShould() {
    int draws = 4000;
    double square = 0;
    double mean = 0;
    for (int i = 0; i < draws; i++) {
      float[] shares = new Dirichlet(0.5f).draw(new Seed(i), 4);
      mean += shares[0] / draws;
      square += (double) shares[0] * shares[0] / draws;
    }
    assertEquals(0.25, mean, 0.015);
    // the variance is m·(1 − m) / (4·0.5 + 1)
    assertEquals(0.25 * 0.75 / 3, square - mean * mean, 0.008);
  }

  @Test
  void aColdChoiceTakesTheBestMoveAndAWarmOneAllOfThem() {
    Findings findings = new Findings(
        new int[] {2, 5, 6}, new float[] {0.2f, 0.5f, 0.3f}, new float[3], 0, 0, false);
    int[] counts = new int[7];
    for (int i = 0; i < 2000; i++) {
      counts[findings.drawn(1, new Seed(i))]++;
      assertEquals(5, findings.drawn(0.02f, new Seed(i)));
    }
    assertEquals(400, counts[2], 60);
    assertEquals(1000, counts[5], 80);
    assertEquals(600, counts[6], 70);
  }
}
