package io.bigtheta.run.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final int AT_ONCE = 8;
  private static final int ROUNDS = 40;

  @TempDir
  Path parent;

  @Test
  void of_several_that_begin_at_once_one_wins_and_the_folder_is_its_own() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Path path = parent.resolve("run" + round);
        CountDownLatch gun = new CountDownLatch(1);
        List<Future<String>> winners = new ArrayList<>();
        for (int k = 0; k < AT_ONCE; k++) {
          String command = "train " + k;
          winners.add(threads.submit(() -> {
            gun.await();
            try {
              return RunFolder.begin(path, TrainRecipe.of("digits"), command)
                  .beginning()
                  .command();
            } catch (Refusal e) {
              return "";
            }
          }));
        }
        gun.countDown();
        List<String> won = new ArrayList<>();
        for (Future<String> winner : winners) {
          won.add(winner.get());
        }
        won.removeIf(String::isEmpty);
        assertEquals(List.of(RunFolder.open(path).beginning().command()), won);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_folder_is_claimed_from_its_beginning_until_the_job_ends() throws IOException {
    Path path = parent.resolve("run");
    RunFolder begun = RunFolder.begin(path, TrainRecipe.of("digits"), "");
    Refusal e = assertThrows(Refusal.class, () -> RunFolder.open(path).hold());
    assertEquals(
        path
            + ": expected a run that rests, got one that is being trained; wait for it, or stop it",
        e.getMessage());
    begun.hold().close();
    RunFolder.open(path).hold().close();
  }

  @Test
  void a_folder_with_other_files_is_refused_and_stays_as_it_was() throws IOException {
    Files.writeString(parent.resolve("letter"), "dear");
    assertThrows(Refusal.class, () -> RunFolder.begin(parent, TrainRecipe.of("digits"), ""));
    try (Stream<Path> entries = Files.list(parent)) {
      assertEquals(List.of(parent.resolve("letter")), entries.toList());
    }
  }

  @Test
  void what_is_discarded_leaves_nothing_and_can_begin_again() throws IOException {
    Path path = parent.resolve("a").resolve("run");
    for (int round = 0; round < 2; round++) {
      RunFolder folder = RunFolder.begin(path, TrainRecipe.of("digits"), "");
      folder.discard();
      folder.hold().close();
      assertFalse(Files.exists(parent.resolve("a")));
    }
    Path given = Files.createDirectory(parent.resolve("given"));
    for (int round = 0; round < 2; round++) {
      RunFolder folder = RunFolder.begin(given, TrainRecipe.of("digits"), "");
      folder.discard();
      folder.hold().close();
    }
  }
}
