package io.bigtheta.run.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.run.recipe.CrossValidateRecipe;
import io.bigtheta.run.recipe.EnsembleRecipe;
import io.bigtheta.run.recipe.FoldsRecipe;
import io.bigtheta.run.recipe.LearningCurveRecipe;
import io.bigtheta.run.recipe.PruneRecipe;
import io.bigtheta.run.recipe.SearchRecipe;
import io.bigtheta.run.recipe.Sizes;
import io.bigtheta.run.recipe.SpaceRecipe;
import io.bigtheta.run.recipe.TrainRecipe;
import io.bigtheta.run.result.CurveJson;
import io.bigtheta.run.result.CurveResult;
import io.bigtheta.run.result.EnsembleJson;
import io.bigtheta.run.result.EnsembleResult;
import io.bigtheta.run.result.FoldsJson;
import io.bigtheta.run.result.FoldsResult;
import io.bigtheta.run.result.PruneJson;
import io.bigtheta.run.result.PruneResult;
import io.bigtheta.run.result.SearchJson;
import io.bigtheta.run.result.SearchResult;
import io.bigtheta.run.result.TrainJson;
import io.bigtheta.run.result.TrainResult;
import io.bigtheta.search.Halving;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Scored;
import io.bigtheta.spec.Refusal;
import io.bigtheta.train.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that somebody cancels at any moment: they end in the bits of undisturbed ones, or leave nothing behind. */
class CancelledJobsTest {
  @TempDir
  private static Path shared;

  @TempDir
  private Path folder;

  private static String data;
  private static String model;

  @BeforeAll
  static void train() throws IOException {
    StringBuilder text = new StringBuilder("length,width,kind\n");
    for (int i = 0; i < 90; i++) {
      int kind = i % 3;
      text.append(kind + 0.2 * (i % 7))
          .append(',')
          .append(4 - kind + 0.2 * (i % 5))
          .append(',');
      text.append(new String[] {"rose", "lily", "aster"}[kind]).append('\n');
    }
    data = Files.writeString(shared.resolve("flowers.csv"), text).toString();
    Path out = shared.resolve("model");
    TrainJob.begin(recipe().with("epochs", "20"), out).run(session(), event -> {});
    model = out.toString();
  }

  private static TrainRecipe recipe() {
    return TrainRecipe.of(data)
        .with("hidden", "8")
        .with("epochs", "4")
        .with("batch", "16")
        .with("rate", "cycles(0.02, 2)")
        .with("average", "0.9");
  }

  private static Session session() {
    return Session.quiet().threads(2);
  }

  /** Every kind of job, in a new folder. */
  enum Kind {
    TRAIN {
      @Override
      Job<?> begin(Path folder) throws IOException {
        return TrainJob.begin(recipe().with("snapshots", "2"), folder);
      }
    },
    ENSEMBLE {
      @Override
      Job<?> begin(Path folder) throws IOException {
        return EnsembleJob.begin(new EnsembleRecipe(recipe(), 2), folder, "");
      }
    },
    SEARCH {
      @Override
      Job<?> begin(Path folder) throws IOException {
        SpaceRecipe space =
            new SpaceRecipe("2,4", "", List.of(), new Halving(2, 1), Optional.empty(), 0);
        return SearchJob.begin(new SearchRecipe(recipe(), space, folds()), folder, "");
      }
    },
    CROSSVALIDATE {
      @Override
      Job<?> begin(Path folder) throws IOException {
        return CrossValidateJob.begin(new CrossValidateRecipe(recipe(), folds(), true), folder, "");
      }
    },
    LEARNING_CURVE {
      @Override
      Job<?> begin(Path folder) throws IOException {
        return LearningCurveJob.begin(
            new LearningCurveRecipe(
                new CrossValidateRecipe(recipe(), folds(), false), Sizes.of("50%,100%")),
            folder,
            "");
      }
    },
    PRUNE {
      @Override
      Job<?> begin(Path folder) throws IOException {
        PruneRecipe prune = new PruneRecipe(model, recipe()).epochs(Optional.of(2));
        return PruneJob.begin(prune.tolerance(0.2), folder, "");
      }
    };

    abstract Job<?> begin(Path folder) throws IOException;

    private static FoldsRecipe folds() {
      return new FoldsRecipe(new KFold(3), Scored.LAST);
    }
  }

  /** What came of a job, with DIR for its folder and without times. */
  private static String bits(Object result, Path folder) {
    String json;
    if (result instanceof TrainResult train) {
      json = TrainJson.text(train);
    } else if (result instanceof EnsembleResult ensemble) {
      json = EnsembleJson.text(ensemble);
    } else if (result instanceof SearchResult search) {
      json = SearchJson.text(search);
    } else if (result instanceof FoldsResult folds) {
      json = FoldsJson.text(folds);
    } else if (result instanceof CurveResult curve) {
      json = CurveJson.text(curve);
    } else {
      json = PruneJson.text((PruneResult) result);
    }
    return json.replace(folder.toString(), "DIR").replaceAll("(?m)^ *\"seconds_.*$", "");
  }

  /** Counts how often it is asked, or told, and cancels from the k-th time on. */
  private static final class Cancelling {
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();
    private final int question;
    private final int event;

    Cancelling(int question, int event) {
      this.question = question;
      this.event = event;
    }

    /** What came of it; nothing if nothing had ended. */
    Optional<Object> run(Job<?> job) throws IOException {
      Session session = session()
          .cancelled(() -> questions.incrementAndGet() >= question || events.get() >= event);
      try {
        return Optional.of(job.run(session, told -> events.incrementAndGet()));
      } catch (CancellationException e) {
        return Optional.empty();
      }
    }
  }

  /** Numbers from 1 to most: the first ones, the last ones, and some between. */
  private static int[] places(int most) {
    return IntStream.of(1, most / 3, 3 * most / 4, most)
        .filter(k -> k >= 1)
        .distinct()
        .toArray();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aJobCancelledAtAnyMomentEndsInTheBitsOfAnUndisturbedOne(Kind kind) throws IOException {
    Path whole = folder.resolve("whole");
    Cancelling never = new Cancelling(Integer.MAX_VALUE, Integer.MAX_VALUE);
    String wanted = bits(never.run(kind.begin(whole)).orElseThrow(), whole);
    int events = never.events.get();
    for (int k : places(never.questions.get())) {
      continued(kind, folder.resolve("question-" + k), new Cancelling(k, events + 1), wanted);
    }
    for (int k : places(events)) {
      continued(kind, folder.resolve("event-" + k), new Cancelling(Integer.MAX_VALUE, k), wanted);
    }
  }

  private static void continued(Kind kind, Path out, Cancelling cancelling, String wanted)
      throws IOException {
    cancelling.run(kind.begin(out));
    // whatever is left is either gone as a whole or can be continued
    Job<?> again = Files.exists(out) ? Resume.of(out) : kind.begin(out);
    assertEquals(wanted, bits(again.run(session(), event -> {}), out), out::toString);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aFolderInWhichAJobWorksIsRefusedToAnother(Kind kind) throws IOException {
    Path out = folder.resolve("held");
    AtomicInteger refused = new AtomicInteger();
    kind.begin(out).run(session(), event -> {
      if (refused.getAndIncrement() == 0) {
        Refusal refusal =
            assertThrows(Refusal.class, () -> Resume.of(out).run(Session.quiet(), told -> {}));
        assertEquals(
            out
                + ": expected a run that rests, got one that is being trained; wait for it, or stop it",
            refusal.getMessage());
      }
    });
    assertTrue(refused.get() > 0);
    Resume.of(out).run(session(), event -> {}); // which is allowed now
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNewFolderOfWhichNothingCameIsGone(Kind kind) throws IOException {
    Path out = folder.resolve("not/yet/there");
    Job<?> job = kind.begin(out);
    assertThrows(
        IllegalStateException.class,
        () -> job.run(session(), event -> {
          throw new IllegalStateException("no more");
        }));
    assertFalse(Files.exists(folder.resolve("not")), () -> "left: " + left(folder));
  }

  private static List<String> left(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
