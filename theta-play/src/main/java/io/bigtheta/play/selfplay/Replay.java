package io.bigtheta.play.selfplay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** The newest games, of which positions are drawn. */
final class Replay {
  /** A position to learn from. */
  record Sample(Played played, Target target) {}

  private final int window;
  private final Deque<Played> games = new ArrayDeque<>();
  private int positions;
  private List<Played> order = List.of();
  private int[] ends = new int[0];

  /** @param window how many positions are kept at most, but for those of the newest game */
  Replay(int window) {
    this.window = window;
  }

  void add(Played played) {
    games.addLast(played);
    positions += played.targets().size();
    while (positions > window && games.size() > 1) {
      positions -= games.removeFirst().targets().size();
    }
    order = List.of();
  }

  int positions() {
    return positions;
  }

  /** Position i of all, from 0. */
  Sample sample(int i) {
    if (order.isEmpty()) {
      number();
    }
    int found = Arrays.binarySearch(ends, i);
    int game = found >= 0 ? found + 1 : -found - 1;
    while (ends[game] == i) { // games without targets
      game++;
    }
    Played played = order.get(game);
    return new Sample(
        played, played.targets().get(i - ends[game] + played.targets().size()));
  }

  private void number() {
    order = new ArrayList<>(games);
    ends = new int[order.size()];
    int end = 0;
    for (int g = 0; g < ends.length; g++) {
      end += order.get(g).targets().size();
      ends[g] = end;
    }
  }

  void write(Numbers numbers) {
    numbers.add(games.size());
    games.forEach(played -> played.write(numbers));
  }

  static Replay read(Numbers numbers, int window) {
    Replay replay = new Replay(window);
    int count = numbers.whole();
    for (int i = 0; i < count; i++) {
      replay.add(Played.read(numbers));
    }
    return replay;
  }
}
