package io.bigtheta.play.gtp;

import io.bigtheta.play.game.Go;
import io.bigtheta.play.game.Stones;
import io.bigtheta.play.search.Lockstep;
import io.bigtheta.play.search.Tree;
import io.bigtheta.play.selfplay.Contestant;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A player of Go that answers the commands of the Go Text Protocol, version 2 (Farnebäck, Specification of the Go Text Protocol,
 * 2002). A mistake gets an answer that begins with a question mark; nothing ends the conversation but {@code quit} and the end of
 * the input. For one thread.
 */
public final class Gtp {
  static final List<String> COMMANDS = List.of(
      "boardsize",
      "clear_board",
      "final_score",
      "final_status_list",
      "genmove",
      "known_command",
      "komi",
      "list_commands",
      "name",
      "play",
      "protocol_version",
      "quit",
      "reg_genmove",
      "showboard",
      "time_left",
      "time_settings",
      "undo",
      "version");

  private final Contestant player;
  private final String version;
  private final Lockstep search;
  private final Clock clock = new Clock();
  private Go go;
  private Stones board;
  private final List<Integer> moves = new ArrayList<>();
  private boolean quit;

  /**
   * A conversation about games on the board that the player has learnt.
   *
   * @param version of the program, as {@code version} answers it
   */
  public Gtp(Go go, Contestant player, String version) {
    this.go = go;
    this.player = player;
    this.version = version;
    board = go.board();
    search = new Lockstep(go, player.judgement().get(), 1);
  }

  /** Whether the last command was {@code quit}. */
  public boolean over() {
    return quit;
  }

  /**
   * The answer to a line, with the empty line that ends it; none if the line is empty or a comment.
   *
   * @param line a command with its arguments, perhaps with a number before it
   */
  public Optional<String> answer(String line) {
    String clean =
        line.replaceAll("#.*", "").replace('\t', ' ').replaceAll("\\p{Cc}", "").strip();
    if (clean.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(List.of(clean.split(" +")));
    String number = words.get(0).matches("[0-9]{1,9}") ? words.remove(0) : "";
    String answer;
    try {
      String reply = reply(words);
      answer = "=" + number + (reply.startsWith("\n") ? "" : " ") + reply;
    } catch (Refusal e) {
      answer = "?" + number + " " + e.getMessage();
    }
    return Optional.of(answer.stripTrailing() + "\n\n");
  }

  private String reply(List<String> words) {
    String command = words.isEmpty() ? "" : words.get(0);
    return switch (command) {
      case "protocol_version" -> "2";
      case "name" -> "Theta";
      case "version" -> version;
      case "known_command" -> Boolean.toString(COMMANDS.contains(word(words, 1, "a command")));
      case "list_commands" -> String.join("\n", COMMANDS);
      case "quit" -> {
        quit = true;
        yield "";
      }
      case "boardsize" -> size(number(words, 1, "a size"));
      case "clear_board" -> begin(List.of());
      case "komi" -> komi(word(words, 1, "a number of points"));
      case "play" -> play(colour(words), word(words, 2, "a point or pass"));
      case "genmove" -> generate(colour(words), true);
      case "reg_genmove" -> generate(colour(words), false);
      case "undo" -> undo();
      case "final_score" -> score();
      case "final_status_list" -> status(word(words, 1, "alive, seki or dead"));
      case "showboard" -> "\n" + Diagram.of(board);
      case "time_settings" ->
        clock.settings(
            number(words, 1, "seconds"), number(words, 2, "seconds"), number(words, 3, "stones"));
      case "time_left" ->
        clock.left(colour(words), number(words, 2, "seconds"), number(words, 3, "stones"));
      default -> throw Refusal.of("command", "one that list_commands shows", quoted(command));
    };
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static String word(List<String> words, int index, String what) {
    if (index >= words.size()) {
      throw Refusal.of(words.get(0), what + " as argument " + index, "none");
    }
    return words.get(index);
  }

  private static int number(List<String> words, int index, String what) {
    String word = word(words, index, what);
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw Refusal.of(words.get(0), what + " as a whole number", quoted(word));
    }
  }

  private static byte colour(List<String> words) {
    String word = word(words, 1, "a colour");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "b", "black" -> Stones.BLACK;
      case "w", "white" -> Stones.WHITE;
      default -> throw Refusal.of(words.get(0), "black or white", quoted(word));
    };
  }

  private String size(int size) {
    if (size != go.size()) {
      throw Refusal.of("unacceptable size", "the " + go.size() + " that was learnt", size);
    }
    return begin(List.of());
  }

  private String komi(String text) {
    float komi;
    try {
      komi = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw Refusal.of("komi", "a number of points", quoted(text));
    }
    go = new Go(go.size(), komi, go.suicide());
    return begin(List.copyOf(moves));
  }

  /** Makes these moves on an empty board. */
  private String begin(List<Integer> made) {
    board = go.board();
    moves.clear();
    made.forEach(this::make);
    return "";
  }

  private void make(int move) {
    board.play(move);
    moves.add(move);
  }

  /** A colour that moves twice in a row is taken to move after a pass. */
  private void turn(byte colour) {
    if (board.mover() != colour && !board.over()) {
      make(go.pass());
    }
  }

  private String play(byte colour, String text) {
    int move = go.move(text);
    int before = moves.size();
    turn(colour);
    if (!board.legal(move)) {
      begin(List.copyOf(moves.subList(0, before)));
      throw Refusal.of(
          "illegal move", board.over() ? "no move, as the game is over" : "a legal point", text);
    }
    make(move);
    return "";
  }

  private String generate(byte colour, boolean make) {
    int before = moves.size();
    turn(colour);
    if (board.over()) {
      begin(List.copyOf(moves.subList(0, before)));
      return "pass";
    }
    Tree tree = new Tree(go, player.puct().quiet());
    tree.begin(board);
    long end = clock.end(colour, moves.size());
    search.search(List.of(tree), 0);
    for (int i = 0; i < player.simulations() && System.nanoTime() - end < 0; i++) {
      search.search(List.of(tree), 1);
    }
    int move = tree.findings().best();
    if (make) {
      make(move);
    } else {
      begin(List.copyOf(moves.subList(0, before)));
    }
    return go.text(move);
  }

  private String undo() {
    if (moves.isEmpty()) {
      throw Refusal.of("cannot undo", "a move before", "none");
    }
    return begin(List.copyOf(moves.subList(0, moves.size() - 1)));
  }

  private String score() {
    float points = board.score();
    String number = Float.toString(Math.abs(points)).replaceAll("\\.0$", "");
    return points == 0 ? "0" : (points > 0 ? "B+" : "W+") + number;
  }

  /** All stones count as alive, as the rules of Tromp and Taylor have it. */
  private String status(String what) {
    return switch (what) {
      case "alive" -> Diagram.stones(board);
      case "dead", "seki" -> "";
      default -> throw Refusal.of("final_status_list", "alive, seki or dead", quoted(what));
    };
  }
}
