package io.bigtheta.play.selfplay;

import io.bigtheta.play.game.Game;
import io.bigtheta.play.game.Position;
import io.bigtheta.play.search.Findings;
import io.bigtheta.play.search.Lockstep;
import io.bigtheta.play.search.Tree;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;

/**
 * Positions of a solved game with the exact score of every move, to judge players with. A score above 0 is won for the player
 * who makes the move, 0 is drawn, and below 0 is lost; larger is won sooner or lost later.
 *
 * <p>A line of a file has the moves to the position, as one word of {@link Game#text}s of one character, and then a score for
 * each move, or {@value #ILLEGAL} if it is illegal.
 *
 * @param name which positions these are
 * @param game the rules
 * @param questions the positions
 */
public record Exam(String name, Game game, List<Question> questions) {
  /** The score of an illegal move. */
  public static final int ILLEGAL = -1000;

  /** How many positions are searched together. */
  private static final int TOGETHER = 64;

  public Exam {
    questions = List.copyOf(questions);
    if (questions.isEmpty()) {
      throw Refusal.of("positions", "at least one position", "none");
    }
  }

  /**
   * A position with the exact score of each move.
   *
   * @param position after its moves
   * @param scores [game.moves()]
   */
  public record Question(Position position, int[] scores) {
    int best() {
      int best = ILLEGAL;
      for (int score : scores) {
        best = Math.max(best, score);
      }
      return best;
    }
  }

  /**
   * How a player did.
   *
   * @param positions how many positions it was asked about
   * @param kept in how many of them its move keeps the value of the position: won, drawn or lost
   * @param strongest in how many its move has the best score of all
   */
  public record Grade(int positions, int kept, int strongest) {
    Grade plus(Grade other) {
      return new Grade(positions + other.positions, kept + other.kept, strongest + other.strongest);
    }
  }

  /**
   * Reads the lines of a file.
   *
   * @throws Refusal if a line is none of this kind; its number is named
   */
  public static Exam read(Game game, List<String> lines) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        try {
          questions.add(question(game, line));
        } catch (Refusal e) {
          throw e.within("line " + (i + 1));
        }
      }
    }
    return new Exam("all", game, questions);
  }

  /** All positions, and then those of the beginning, the middle and the end: a third of the board is a stage. */
  public List<Exam> stages() {
    List<Exam> stages = new ArrayList<>(List.of(this));
    int places = game.height() * game.width();
    String[] names = {"begin", "middle", "end"};
    for (int stage = 0; stage < names.length; stage++) {
      int now = stage;
      List<Question> some = questions.stream()
          .filter(each -> Math.min(2, each.position().ply() * 3 / places) == now)
          .toList();
      if (!some.isEmpty()) {
        stages.add(new Exam(names[stage], game, some));
      }
    }
    return stages;
  }

  private static Question question(Game game, String line) {
    String[] words = line.split("\\s+");
    if (words.length != game.moves() + 1) {
      throw Refusal.of("", "moves and " + game.moves() + " scores", words.length + " words", "");
    }
    Position position = game.start();
    for (String text : words[0].split("")) {
      int move = game.move(text);
      if (!position.legal(move)) {
        throw Refusal.of("move " + (position.ply() + 1), "a legal move", text);
      }
      position.play(move);
    }
    int[] scores = new int[game.moves()];
    for (int move = 0; move < scores.length; move++) {
      try {
        scores[move] = Integer.parseInt(words[move + 1]);
      } catch (NumberFormatException e) {
        throw Refusal.of("", "a whole number as a score", "\"" + words[move + 1] + "\"");
      }
    }
    return new Question(position, scores);
  }

  /** Lets a player choose a move in every position. */
  public Grade grade(Contestant player) {
    Lockstep search = new Lockstep(game, player.judgement().get(), TOGETHER);
    Grade grade = new Grade(0, 0, 0);
    for (int from = 0; from < questions.size(); from += TOGETHER) {
      List<Question> asked = questions.subList(from, Math.min(questions.size(), from + TOGETHER));
      List<Tree> trees = new ArrayList<>();
      for (Question question : asked) {
        Tree tree = new Tree(game, player.puct().quiet());
        tree.begin(question.position());
        trees.add(tree);
      }
      search.search(trees, player.simulations());
      for (int i = 0; i < asked.size(); i++) {
        grade = grade.plus(grade(asked.get(i), trees.get(i).findings()));
      }
    }
    return grade;
  }

  private static Grade grade(Question question, Findings findings) {
    int score = question.scores()[findings.best()];
    int best = question.best();
    boolean kept = Integer.signum(score) == Integer.signum(best);
    return new Grade(1, kept ? 1 : 0, score == best ? 1 : 0);
  }
}
