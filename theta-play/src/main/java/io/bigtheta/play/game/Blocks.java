package io.bigtheta.play.game;

import java.util.Arrays;

/**
 * The connected stones of a board of Go and their liberties, which are calculated when asked for. The board is shared with the
 * position that owns this.
 */
final class Blocks {
  private final Grid grid;
  private final byte[] board;
  /** The number of the block of each stone, from 1, after {@link #number}. */
  private final int[] block;

  private final int[] liberties;
  private final int[] stack;
  private final int[] seen;
  private int stamp;

  Blocks(Grid grid, byte[] board) {
    this.grid = grid;
    this.board = board;
    block = new int[board.length];
    liberties = new int[board.length + 1];
    stack = new int[board.length];
    seen = new int[board.length];
  }

  /** Numbers the blocks of the board as it is now, and counts their liberties. */
  void number() {
    Arrays.fill(block, 0);
    int blocks = 0;
    for (int point = 0; point < board.length; point++) {
      if (board[point] != Stones.EMPTY && block[point] == 0) {
        blocks++;
        int count = collect(point);
        int free = 0;
        stamp++;
        for (int i = 0; i < count; i++) {
          block[stack[i]] = blocks;
          for (int near : grid.neighbours[stack[i]]) {
            if (board[near] == Stones.EMPTY && seen[near] != stamp) {
              seen[near] = stamp;
              free++;
            }
          }
        }
        liberties[blocks] = free;
      }
    }
  }

  /** The number of liberties of the stone's block, after {@link #number}. */
  int liberties(int stone) {
    return liberties[block[stone]];
  }

  /** Collects the block of a stone and returns its number of stones. */
  int collect(int stone) {
    stamp++;
    byte colour = board[stone];
    int size = 1;
    stack[0] = stone;
    seen[stone] = stamp;
    for (int i = 0; i < size; i++) {
      for (int near : grid.neighbours[stack[i]]) {
        if (board[near] == colour && seen[near] != stamp) {
          seen[near] = stamp;
          stack[size++] = near;
        }
      }
    }
    return size;
  }

  /** Stone i of the last {@link #collect}. */
  int collected(int i) {
    return stack[i];
  }

  /** Whether the block of a stone has a liberty on the board as it is now. */
  boolean breathes(int stone) {
    int count = collect(stone);
    for (int i = 0; i < count; i++) {
      for (int near : grid.neighbours[stack[i]]) {
        if (board[near] == Stones.EMPTY) {
          return true;
        }
      }
    }
    return false;
  }

  /** The keys of all stones that a stone of this colour would take from the other player, after {@link #number}. */
  long taken(int point, byte colour) {
    return keys(point, colour, false);
  }

  /** The keys of the own stones around a point that would lose their last liberty there, after {@link #number}. */
  long suicide(int point, byte colour) {
    return keys(point, colour, true);
  }

  private long keys(int point, byte colour, boolean own) {
    long keys = 0;
    int[] near = grid.neighbours[point];
    for (int k = 0; k < near.length; k++) {
      int stone = near[k];
      boolean last =
          board[stone] != Stones.EMPTY && board[stone] == colour == own && liberties(stone) == 1;
      for (int j = 0; j < k && last; j++) {
        last = block[near[j]] != block[stone]; // each block once
      }
      if (last) {
        int count = collect(stone);
        for (int i = 0; i < count; i++) {
          keys ^= grid.keys[2 * stack[i] + board[stone] - 1];
        }
      }
    }
    return keys;
  }

  /** The points of Black minus those of White: stones, and empty regions that only one colour reaches. */
  int area() {
    int area = 0;
    Arrays.fill(block, 0);
    for (int point = 0; point < board.length; point++) {
      if (board[point] != Stones.EMPTY) {
        area += board[point] == Stones.BLACK ? 1 : -1;
      } else if (block[point] == 0) {
        int count = collect(point);
        int reached = 0;
        for (int i = 0; i < count; i++) {
          block[stack[i]] = 1;
          for (int near : grid.neighbours[stack[i]]) {
            reached |= board[near];
          }
        }
        area += reached == Stones.BLACK ? count : reached == Stones.WHITE ? -count : 0;
      }
    }
    return area;
  }
}
