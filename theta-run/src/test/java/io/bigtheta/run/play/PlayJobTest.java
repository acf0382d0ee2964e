package io.bigtheta.run.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.play.game.ConnectFour;
import io.bigtheta.play.selfplay.Limit;
import io.bigtheta.play.selfplay.Milestone;
import io.bigtheta.play.selfplay.Playing;
import io.bigtheta.play.selfplay.Recipes;
import io.bigtheta.play.selfplay.SelfPlay;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayJobTest {
  private static final SelfPlay TINY = Recipes.of(new ConnectFour())
      .layers(Blueprint.layers("dense(8, activation=relu) dense(10)"))
      .playing(new Playing(16, 4, 2, 0.5f, 20, 1));

  @TempDir
  private Path folder;

  @Test
  void aTrainingThatWasStoppedEndsWithTheSameBits() throws IOException {
    Path whole = folder.resolve("whole");
    List<Milestone> milestones = new ArrayList<>();
    assertTrue(PlayJob.begin(TINY, new Limit(20, 0), whole).run(Session.quiet(), milestones::add));
    assertFalse(milestones.isEmpty());

    Path stopped = folder.resolve("stopped");
    AtomicInteger rounds = new AtomicInteger();
    assertFalse(PlayJob.begin(TINY, new Limit(20, 0), stopped)
        .run(Session.quiet().cancelled(() -> rounds.incrementAndGet() > 12), it -> {}));
    PlayJob again = PlayJob.resume(stopped);
    assertTrue(again.resumed());
    assertTrue(again.run(Session.quiet().threads(2), it -> {}));
    assertEquals(
        Player.read(whole).network().digest(), Player.read(stopped).network().digest());
    assertEquals(TINY, Player.read(whole).recipe());
  }

  @Test
  void aFolderThatHoldsNoTrainingIsRefused() throws IOException {
    assertEquals(
        folder
            + ": expected the directory of a training, with self-play.safetensors in it, got none; name what theta play train printed",
        assertThrows(Refusal.class, () -> PlayJob.resume(folder)).getMessage());
    Files.writeString(folder.resolve("other"), "x");
    assertEquals(
        folder
            + ": expected a new or empty directory, got one with other files in it; give another --out",
        assertThrows(Refusal.class, () -> PlayJob.begin(TINY, new Limit(1, 0), folder))
            .getMessage());
  }
}
