package io.bigtheta.play.search;

import io.bigtheta.math.Elementary;
import io.bigtheta.math.Matrix;
import io.bigtheta.math.Seed;
import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Position;
import java.util.Arrays;

/**
 * The search from one position. {@link #descend} goes to a position that nobody has looked at, a {@link Judgement} is asked about
 * it, and {@link #expand} writes the answer into the tree. Between the two, other trees can descend, so that the judgement gets
 * many positions at once.
 *
 * <p>Ends of the game are proofs, and proofs go up the tree: a position is won if one move leads to a lost one, and lost if all
 * moves lead to won ones. A move that is proven to lose is not tried again.
 *
 * <p>Nodes and edges lie in arrays that grow. For one thread at a time.
 */
public final class Tree {
  private static final int FIRST_EDGES = 256;
  private static final int NONE = -1;

  private final Puct puct;
  private final Position root;
  private final Position walk;
  private final int[] legal;

  private int nodes;
  private int[] begin = new int[FIRST_EDGES];
  private int[] end = new int[FIRST_EDGES];
  private byte[] proof = new byte[FIRST_EDGES];

  private int edges;
  private int[] move = new int[FIRST_EDGES];
  private int[] child = new int[FIRST_EDGES];
  private int[] visits = new int[FIRST_EDGES];
  private float[] prior = new float[FIRST_EDGES];
  /** Sums over visits of value and of probability of a draw, for the player who makes the move. */
  private float[] values = new float[FIRST_EDGES];

  private float[] draws = new float[FIRST_EDGES];

  private int[] path = new int[FIRST_EDGES];
  private int depth;
  private int leaf;

  /** A tree for positions of this game. */
  public Tree(Game game, Puct puct) {
    this.puct = puct;
    root = game.start();
    walk = game.start();
    legal = new int[game.moves()];
    begin(root);
  }

  /** Forgets everything and begins at this position, of which it keeps a copy. */
  public void begin(Position position) {
    root.set(position);
    nodes = 0;
    edges = 0;
    node(root.over() ? Proof.of(root.result()) : Proof.OPEN);
  }

  private int node(byte proven) {
    if (nodes == begin.length) {
      begin = Arrays.copyOf(begin, 2 * nodes);
      end = Arrays.copyOf(end, 2 * nodes);
      proof = Arrays.copyOf(proof, 2 * nodes);
    }
    begin[nodes] = NONE;
    proof[nodes] = proven;
    return nodes++;
  }

  /** Whether the result of the root is proven, so that a search can find out no more. */
  public boolean proven() {
    return proof[0] != Proof.OPEN;
  }

  /** Whether the root has been looked at. */
  public boolean expanded() {
    return begin[0] != NONE;
  }

  /**
   * Goes down the tree by one simulation. Returns whether a judgement is needed; then the row is written, and {@link #expand}
   * must follow. Otherwise the simulation is finished.
   *
   * @param x row {@code row} is written: the position to judge
   */
  public boolean descend(Matrix x, int row) {
    walk.set(root);
    depth = 0;
    int node = 0;
    while (proof[node] == Proof.OPEN && begin[node] != NONE) {
      int edge = choose(node);
      if (depth == path.length) {
        path = Arrays.copyOf(path, 2 * depth);
      }
      path[depth++] = edge;
      walk.play(move[edge]);
      if (child[edge] == NONE) {
        child[edge] = node(walk.over() ? Proof.of(walk.result()) : Proof.OPEN);
      }
      node = child[edge];
    }
    leaf = node;
    if (proof[node] != Proof.OPEN) {
      up(Proof.value(proof[node]), proof[node] == Proof.DRAWN ? 1 : 0);
      return false;
    }
    walk.observe(x.data(), x.at(row));
    return true;
  }

  private int choose(int node) {
    int total = 0;
    float sum = 0;
    float tried = 0;
    for (int e = begin[node]; e < end[node]; e++) {
      if (visits[e] > 0) {
        total += visits[e];
        sum += values[e];
        tried += prior[e];
      }
    }
    float factor = puct.exploration() * (float) Math.sqrt(total + 1e-2);
    float untried =
        total == 0 ? 0 : sum / total - puct.reduction() * (float) Math.sqrt(Math.min(1, tried));
    int best = NONE;
    float most = Float.NEGATIVE_INFINITY;
    for (int e = begin[node]; e < end[node]; e++) {
      if (child[e] != NONE && proof[child[e]] == Proof.WON) {
        continue; // this move loses
      }
      float q = visits[e] > 0 ? values[e] / visits[e] : untried;
      float score = q + factor * prior[e] / (1 + visits[e]);
      if (score > most) {
        most = score;
        best = e;
      }
    }
    return best;
  }

  /**
   * Writes a judgement into the tree after {@link #descend} asked for it.
   *
   * @param logits its row {@code row} is read: a logit for each move, then those of won, drawn and lost
   */
  public void expand(Matrix logits, int row) {
    int count = walk.legal(legal);
    int at = logits.at(row);
    float[] z = logits.data();
    room(count);
    begin[leaf] = edges;
    float max = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < count; k++) {
      max = Math.max(max, z[at + legal[k]]);
    }
    float sum = 0;
    for (int k = 0; k < count; k++) {
      int e = edges + k;
      move[e] = legal[k];
      child[e] = NONE;
      visits[e] = 0;
      values[e] = 0;
      draws[e] = 0;
      prior[e] = Elementary.exp(z[at + legal[k]] - max);
      sum += prior[e];
    }
    for (int e = edges; e < edges + count; e++) {
      prior[e] /= sum;
    }
    edges += count;
    end[leaf] = edges;
    int results = at + logits.cols() - Judgement.RESULTS;
    float high = Math.max(z[results], Math.max(z[results + 1], z[results + 2]));
    float won = Elementary.exp(z[results] - high);
    float drawn = Elementary.exp(z[results + 1] - high);
    float lost = Elementary.exp(z[results + 2] - high);
    float all = won + drawn + lost;
    up((won - lost) / all, drawn / all);
  }

  private void room(int count) {
    if (edges + count > move.length) {
      int size = Math.max(2 * move.length, edges + count);
      move = Arrays.copyOf(move, size);
      child = Arrays.copyOf(child, size);
      visits = Arrays.copyOf(visits, size);
      prior = Arrays.copyOf(prior, size);
      values = Arrays.copyOf(values, size);
      draws = Arrays.copyOf(draws, size);
    }
  }

  /** Adds the value of the leaf, for the player to move there, to all edges of the path, and passes proofs on. */
  private void up(float value, float draw) {
    float v = value;
    float d = draw;
    for (int k = depth - 1; k >= 0; k--) {
      int e = path[k];
      v = -v;
      visits[e]++;
      values[e] += v;
      draws[e] += d;
      int above = k == 0 ? 0 : child[path[k - 1]];
      if (proof[child[e]] != Proof.OPEN && proof[above] == Proof.OPEN) {
        proof[above] = proof(above);
        if (proof[above] != Proof.OPEN) {
          v = Proof.value(proof[above]);
          d = proof[above] == Proof.DRAWN ? 1 : 0;
        }
      }
    }
  }

  private byte proof(int node) {
    byte best = Proof.LOST;
    for (int e = begin[node]; e < end[node]; e++) {
      byte below = child[e] == NONE ? Proof.OPEN : proof[child[e]];
      if (below == Proof.LOST) {
        return Proof.WON;
      }
      if (below == Proof.OPEN) {
        best = Proof.OPEN;
      } else if (below == Proof.DRAWN && best == Proof.LOST) {
        best = Proof.DRAWN;
      }
    }
    return best;
  }

  /** Mixes Dirichlet noise into the priors of the root, which has to be expanded. */
  public void disturb(Seed seed) {
    int count = end[0] - begin[0];
    float[] noise = new Dirichlet(puct.concentration() / count).draw(seed, count);
    for (int k = 0; k < count; k++) {
      int e = begin[0] + k;
      prior[e] = Math.fma(puct.noise(), noise[k] - prior[e], prior[e]);
    }
  }

  /** What the search has found out about the root. */
  public Findings findings() {
    return Findings.of(this);
  }

  Position root() {
    return root;
  }

  byte rootProof() {
    return proof[0];
  }

  int moves() {
    return expanded() ? end[0] - begin[0] : 0;
  }

  int move(int k) {
    return move[begin[0] + k];
  }

  int visits(int k) {
    return visits[begin[0] + k];
  }

  float prior(int k) {
    return prior[begin[0] + k];
  }

  float values(int k) {
    return values[begin[0] + k];
  }

  float draws(int k) {
    return draws[begin[0] + k];
  }

  /** What is known about the position after move k, for the player who is to move there. */
  byte after(int k) {
    int below = child[begin[0] + k];
    return below == NONE ? Proof.OPEN : proof[below];
  }
}
