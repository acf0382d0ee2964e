package io.bigtheta.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code theta play}. */
class PlayTest {
  @TempDir
  private static Path folder;

  private static Path four;
  private static Path go;
  private static String said;

  @BeforeAll
  static void train() {
    four = folder.resolve("four");
    go = folder.resolve("go");
    said = train("connect4", "dense(8, activation=relu) dense(10)", four);
    train("go5", "dense(8, activation=relu) dense(29)", go);
  }

  private static String train(String game, String layers, Path out) {
    return Cli.done(
            "play",
            "train",
            game,
            "--games",
            "8",
            "--layers",
            layers,
            "--set",
            "games=8",
            "--set",
            "quick=2",
            "--set",
            "simulations=4",
            "--out",
            out)
        .out();
  }

  @Test
  void aTrainingSaysWhatItDoesAndHowFarItIs() {
    assertTrue(said.contains("game         connect-four\n"), said);
    assertTrue(said.contains("until        8 games are over\n"), said);
    assertTrue(said.contains("against the last"), said);
    assertTrue(said.endsWith("player       " + four + "\n"), said);
  }

  @Test
  void aFinishedTrainingHasNothingLeftToDo() {
    Cli again = Cli.done("play", "train", "--resume", four);
    assertTrue(again.out().contains("folder       " + four + ", continued"), again.out());
  }

  @Test
  void playersMeetInAMatch() {
    String out = Cli.done("play", "match", four, four, "--simulations", "4", "--openings", "5")
        .out();
    assertTrue(out.startsWith("10 games: "), out);
    assertTrue(out.contains("50.0% of the points"), out);
    String uneven = Cli.done(
            "play", "match", four, four, "--simulations", "50,0", "--openings", "5")
        .out();
    assertTrue(uneven.startsWith("10 games: "), uneven);
  }

  @Test
  void aPlayerIsJudgedBySolvedPositions() throws IOException {
    Path positions = Files.writeString(
        folder.resolve("positions.txt"),
        "415161 -1 -1 18 -1 -1 -1 18\n41424 -2 -2 -2 3 -2 -2 -2\n");
    String out = Cli.done("play", "judge", four, "--positions", positions).out();
    assertTrue(out.contains("200 simulations    all              2            100.0%"), out);
  }

  @Test
  void goIsPlayedByTheGoTextProtocol() {
    Cli cli = Cli.run(
        "1 boardsize 5\nplay b C3\nplay b C3\ngenmove w\n9 quit\nname\n",
        () -> false,
        "play",
        "gtp",
        go,
        "--simulations",
        "4");
    assertEquals(0, cli.code());
    assertTrue(
        cli.out().startsWith("=1\n\n=\n\n? illegal move: expected a legal point, got C3\n\n= "));
    assertTrue(cli.out().endsWith("=9\n\n"), "nothing after quit");
  }

  @Test
  void badInputEndsInOneLine() throws IOException {
    refused(
        "theta: game: expected one of connect4, go5, go7, go9, got \"chess\"", "train", "chess");
    refused("theta: GAME: expected one of connect4, go5, go7, go9, got none", "train");
    refused("theta: --minutes: expected a number > 0, got -1.0", "train", "go7", "--minutes", "-1");
    refused("theta: --games: expected at least 1, got 0", "train", "go7", "--games", "0");
    refused(
        "theta: --resume: expected no game and no other option, as the directory says how it was begun, got some; leave them out",
        "train",
        "go7",
        "--resume",
        four);
    refused(
        "theta: --simulations: expected one or two whole numbers >= 0, got \"many\"",
        "match",
        four,
        four,
        "--simulations",
        "many");
    refused(
        "theta: " + go
            + ": expected a player of connect-four, as the first one is, got one of go(5)",
        "match",
        four,
        go);
    refused("theta: " + four + ": expected a player of Go, got one of connect-four", "gtp", four);
    Path text = Files.writeString(folder.resolve("text.txt"), "44 1\n");
    refused(
        "theta: " + text + ": line 1: expected moves and 7 scores, got 2 words",
        "judge",
        four,
        "--positions",
        text);
  }

  private static void refused(String line, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = "play";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Cli cli = Cli.run(all);
    assertEquals(line + "\n", cli.err());
    assertEquals(2, cli.code());
  }
}
