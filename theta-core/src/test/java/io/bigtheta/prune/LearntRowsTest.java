package io.bigtheta.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Fingerprint;
import io.bigtheta.data.Rows;
import io.bigtheta.model.Learnt;
import io.bigtheta.model.Model;
import io.bigtheta.model.Redrawn;
import io.bigtheta.model.Unseen;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.layer.Dense;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.select.CrossValidated;
import io.bigtheta.select.CrossValidation;
import io.bigtheta.select.KFold;
import io.bigtheta.select.Structure;
import io.bigtheta.support.Digits;
import io.bigtheta.train.Checkpoint;
import io.bigtheta.train.Event;
import io.bigtheta.train.Mask;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.Training;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a model has learnt from, whatever way it was made. */
class LearntRowsTest {
  private static final Dataset ALL = Digits.of(600, 1);
  private static final Division DIVISION = Division.of(ALL, Optional.empty(), 3, 0.2, 0.2);
  private static final Rows ROWS = Rows.of(ALL, Optional.empty(), DIVISION);
  private static final Fingerprint LEARNT = Fingerprint.of(ROWS.train());
  private static final Blueprint BLUEPRINT =
      Blueprint.parse("64 dense(12, activation=tanh) dense(10)");
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.01f).batch(32).epochs(3);
  private static final Model MODEL =
      TRAINER.fit(BLUEPRINT, ROWS.train(), ROWS.validation()).model().divided(DIVISION);

  private static Learnt learnt(Model model) {
    return model.provenance().learnt();
  }

  private static Model tuned(Model model, Dataset train) {
    return TRAINER
        .fineTune(model, Mask.none(), train, ROWS.validation(), Session.quiet())
        .model();
  }

  @Test
  void aTrainedModelHasLearntFromItsTrainingRowsAndNothingElse() {
    assertEquals(new Learnt(LEARNT, true, Optional.of(DIVISION)), learnt(MODEL));
    assertEquals(0, LEARNT.count(ROWS.validation()) + LEARNT.count(ROWS.test()));
  }

  @Test
  void snapshotsAndResumedTrainingsKnowTheSameRows() {
    List<Model> snapshots = new ArrayList<>();
    List<Checkpoint> checkpoints = new ArrayList<>();
    Training whole =
        TRAINER.fit(BLUEPRINT, ROWS.train(), ROWS.validation(), Session.quiet().listener(event -> {
          if (event instanceof Event.EpochEnded ended) {
            snapshots.add(ended.model().get());
            checkpoints.add(ended.checkpoint().get());
          }
        }));
    Training resumed = TRAINER.fit(
        BLUEPRINT, ROWS.train(), ROWS.validation(), Session.quiet().from(checkpoints.get(0)));
    assertEquals(whole.model().provenance(), resumed.model().provenance());
    assertEquals(whole.model().network().digest(), resumed.model().network().digest());
    assertEquals(3, snapshots.size());
    snapshots.forEach(model -> assertEquals(learnt(whole.model()), learnt(model)));
  }

  @Test
  void aTrainingInterruptedAtOnceStillKnowsItsRows() {
    Session session = Session.quiet().cancelled(() -> true);
    Model model =
        TRAINER.fit(BLUEPRINT, ROWS.train(), ROWS.validation(), session).model();
    assertEquals(Learnt.from(ROWS.train()), learnt(model));
  }

  @Test
  void fineTuningOnOtherRowsAddsThemAndForgetsTheDivision() {
    Dataset more = Digits.of(200, 8);
    Model tuned = tuned(MODEL, more);
    assertEquals(200, learnt(tuned).rows().count(more));
    assertEquals(ROWS.train().rows(), learnt(tuned).rows().count(ALL));
    assertTrue(learnt(tuned).complete());
    assertEquals(Optional.empty(), learnt(tuned).division());
    Unseen unseen = Unseen.of(tuned, ALL);
    assertFalse(unseen.exact());
    assertEquals(0, LEARNT.count(unseen.left()));
    assertEquals(0, Unseen.of(tuned, more).left().rows());
    assertEquals(learnt(tuned), learnt(tuned(tuned, more)), "the same rows again add nothing");
  }

  @Test
  void fineTuningOnTheSameRowsKeepsTheDivision() {
    assertEquals(learnt(MODEL), learnt(tuned(MODEL, ROWS.train())));
  }

  @Test
  void aModelFromOneThatDoesNotSayKnowsOnlyItsOwnRows() {
    Model tuned = tuned(MODEL.learnt(Learnt.UNKNOWN), ROWS.train());
    assertEquals(new Learnt(LEARNT, false, Optional.empty()), learnt(tuned));
    assertFalse(Unseen.of(tuned, ALL).known());
  }

  @Test
  void aPrunedModelHasLearntFromTheRowsOfItsAncestorAndItsOwn() {
    Pruning pruning = Pruning.of(new Units(), TRAINER).tolerance(0.5);
    Redrawn own = Redrawn.of(MODEL, ALL, Optional.empty(), DIVISION);
    Pruned pruned = pruning.run(MODEL, own.rows().train(), own.rows().validation());
    assertTrue(pruned.after().round() > 0);
    assertEquals(learnt(MODEL), learnt(pruned.model()));
    assertEquals(
        Redrawn.Kind.OWN,
        Redrawn.of(pruned.model(), ALL, Optional.empty(), DIVISION).kind());
    Dataset more = Digits.of(200, 9);
    Pruned elsewhere = pruning.run(MODEL, more, ROWS.validation());
    assertEquals(200, learnt(elsewhere.model()).rows().count(more));
    assertEquals(ROWS.train().rows(), learnt(elsewhere.model()).rows().count(ALL));
    assertEquals(Optional.empty(), learnt(elsewhere.model()).division());
  }

  @Test
  void aRefittedModelHasLearntFromAllRows() {
    CrossValidation validation =
        CrossValidation.of(Structure.of(new Dense(10)), TRAINER).folding(new KFold(3));
    CrossValidated result = validation.run(ALL);
    Model refitted = validation.refit(ALL, result, Session.quiet()).model();
    assertEquals(Learnt.from(ALL), learnt(refitted));
    assertEquals(
        "all 600 rows were learnt from: name rows that the model has not seen",
        Unseen.of(refitted, ALL).text());
  }
}
