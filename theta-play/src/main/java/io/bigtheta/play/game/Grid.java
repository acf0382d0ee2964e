package io.bigtheta.play.game;

import io.bigtheta.math.Seed;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all boards of one size share: the neighbours of each point, and random numbers from which the hash of a board is made
 * (Zobrist, A New Hashing Method with Application for Game Playing, 1970).
 */
final class Grid {
  private static final Map<Integer, Grid> ALL = new ConcurrentHashMap<>();

  /** The neighbours of each point. */
  final int[][] neighbours;

  /** For each point the number of a black and of a white stone there, at 2 · point + colour − 1. */
  final long[] keys;

  private Grid(int size) {
    neighbours = new int[size * size][];
    keys = new long[2 * size * size];
    for (int point = 0; point < neighbours.length; point++) {
      int row = point / size;
      int column = point % size;
      int[] near = new int[4];
      int count = 0;
      if (row > 0) {
        near[count++] = point - size;
      }
      if (column > 0) {
        near[count++] = point - 1;
      }
      if (column < size - 1) {
        near[count++] = point + 1;
      }
      if (row < size - 1) {
        near[count++] = point + size;
      }
      neighbours[point] = java.util.Arrays.copyOf(near, count);
    }
    Seed seed = new Seed(1970).child("zobrist", 0);
    for (int i = 0; i < keys.length; i++) {
      keys[i] = seed.bits(i);
    }
  }

  static Grid of(int size) {
    return ALL.computeIfAbsent(size, Grid::new);
  }
}
