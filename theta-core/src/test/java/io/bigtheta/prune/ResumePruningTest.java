package io.bigtheta.prune;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.model.Model;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.nn.loss.SquaredError;
import io.bigtheta.support.Digits;
import io.bigtheta.support.Noise;
import io.bigtheta.support.Nth;
import io.bigtheta.train.Session;
import io.bigtheta.train.Trainer;
import io.bigtheta.train.optimizer.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pruning that is interrupted anywhere goes on and ends in the bits of one that is not. */
class ResumePruningTest {
  private static final Trainer TRAINER =
      Trainer.of(new CrossEntropy(), new Adam()).rate(0.003f).batch(64).epochs(1);
  private static final Dataset NO_ROWS = Digits.of(1, 1).pick();

  /** What is pruned, how, and on what. */
  private record Case(Pruning recipe, Model model, Dataset train, Dataset held, Dataset test) {
    Pruned run(Session session, PruningLog log) {
      return recipe.run(model, train, held, test, session, log, event -> {});
    }
  }

  private static final Case UNITS = classes(new Units());
  private static final Case WEIGHTS = classes(new Weights());
  private static final Case NUMBERS = numbers();

  private static Case classes(Pruner pruner) {
    Dataset train = Digits.of(300, 1);
    Dataset held = Digits.of(300, 2);
    Model model = TRAINER
        .epochs(6)
        .fit(Blueprint.parse("64 dense(16, activation=relu) dropout(0.1) dense(10)"), train, held)
        .model();
    Pruning recipe = Pruning.of(pruner, TRAINER).tolerance(0.05).step(0.5);
    return new Case(recipe, model, train, held, Digits.of(50, 3));
  }

  private static Case numbers() {
    float[][] x = new float[120][];
    float[] y = new float[120];
    for (int i = 0; i < 120; i++) {
      x[i] = Noise.array(3, i);
      y[i] = 50 + 10 * Math.abs(x[i][0]) + 5 * x[i][1];
    }
    Dataset all = Dataset.of(x, y);
    var split = all.split(0.7, new io.bigtheta.math.Seed(1));
    Trainer trainer =
        Trainer.of(new SquaredError(), new Adam()).rate(0.01f).batch(16).epochs(4);
    Model model = trainer
        .epochs(20)
        .fit(Blueprint.parse("3 dense(12, activation=relu) dense(1)"), split.train(), split.test())
        .model();
    Pruning recipe = Pruning.of(new Units(), trainer).tolerance(0.1).step(0.5);
    return new Case(recipe, model, split.train(), split.test(), all.pick());
  }

  /** Keeps every state, and knows the last one. */
  private static final class States implements PruningLog {
    final List<PruningState> all = new ArrayList<>();

    @Override
    public Optional<PruningState> last() {
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    @Override
    public void keep(PruningState state) {
      all.add(state);
    }
  }

  private static List<Object> bits(Pruned pruned) {
    return List.of(
        pruned.model().network().digest(),
        pruned.model().provenance(),
        pruned.curve(),
        pruned.after(),
        pruned.threshold(),
        pruned.dead(),
        pruned.duplicated(),
        pruned.complete());
  }

  private static List<Object> bits(PruningState state) {
    return List.of(
        state.model().network().digest(),
        state.point(),
        state.dead(),
        state.duplicated(),
        state.curve(),
        state.share(),
        state.round());
  }

  private static Case of(String name) {
    return name.equals("units") ? UNITS : name.equals("weights") ? WEIGHTS : NUMBERS;
  }

  @ParameterizedTest
  @CsvSource({"units, 1", "units, 2", "weights, 1", "weights, 2", "numbers, 1", "numbers, 2"})
  void fromTheStateAfterAnyRoundItEndsInTheSameBits(String name, int threads) {
    Case it = of(name);
    States states = new States();
    Session session = Session.quiet().threads(threads);
    Pruned whole = it.run(Session.quiet(), states);
    assertTrue(states.all.size() > 3, "the test needs some rounds: " + states.all.size());
    assertTrue(whole.curve().stream().anyMatch(p -> !p.held()), "one of them taken back");
    assertTrue(whole.after().round() > 0, "and one that held");
    for (int k = 1; k <= states.all.size(); k++) {
      States known = new States();
      known.all.add(states.all.get(k - 1));
      List<PruningEvent> events = new ArrayList<>();
      Pruned resumed = it.recipe()
          .run(it.model(), it.train(), it.held(), it.test(), session, known, events::add);
      assertEquals(bits(whole), bits(resumed), "after state " + k);
      assertEquals(
          states.all.stream().skip(k - 1).map(ResumePruningTest::bits).toList(),
          known.all.stream().map(ResumePruningTest::bits).toList());
      List<Point> told = new ArrayList<>();
      for (PruningEvent event : events) {
        if (event instanceof PruningEvent.Resumed before) {
          told.addAll(before.curve());
        } else if (event instanceof PruningEvent.Judged judged) {
          told.add(judged.point());
        }
      }
      assertEquals(whole.curve(), told);
      assertTrue(events.get(0) instanceof PruningEvent.Resumed);
    }
  }

  @ParameterizedTest
  @CsvSource({"units", "weights", "numbers"})
  void cancelledAtAnyQuestionItKeepsJudgedRoundsOnlyAndEndsInTheSameBits(String name) {
    Case it = of(name);
    States states = new States();
    Nth never = Nth.never();
    Pruned whole = it.run(Session.quiet().cancelled(never), states);
    for (int n = 1; n <= never.asked(); n++) {
      Nth nth = new Nth(n);
      States kept = new States();
      try {
        Pruned cut = it.run(Session.quiet().cancelled(nth), kept);
        assertFalse(cut.complete(), "question " + n);
        assertEquals(
            whole.curve().subList(0, cut.curve().size()), cut.curve(), "no half-judged network");
        kept.last().ifPresent(last -> assertEquals(last.point(), cut.after()));
      } catch (CancellationException e) {
        assertTrue(kept.all.isEmpty(), "nothing was judged at question " + n);
      }
      assertTrue(nth.late() <= 1, "asked " + nth.late() + " times after the yes to question " + n);
      assertEquals(
          states.all.stream()
              .limit(kept.all.size())
              .map(ResumePruningTest::bits)
              .toList(),
          kept.all.stream().map(ResumePruningTest::bits).toList());
      if (n % 5 == 1) { // from the state after any round, the other test goes on
        assertEquals(bits(whole), bits(it.run(Session.quiet(), kept)));
      }
    }
  }

  @Test
  void theSubjectTellsModelsRowsAndRecipesApart() {
    Case it = UNITS;
    String one = subject(it.recipe(), it.model(), it.train(), it.held(), it.test());
    assertEquals(one, subject(it.recipe(), it.model(), it.train(), it.held(), it.test()));
    Model other = it.model()
        .network(new io.bigtheta.nn.Network(
            it.model().network().blueprint(),
            it.model().network().blueprint().start(new io.bigtheta.math.Seed(9))));
    for (String another : List.of(
        subject(it.recipe().step(0.4), it.model(), it.train(), it.held(), it.test()),
        subject(it.recipe(), other, it.train(), it.held(), it.test()),
        subject(it.recipe(), it.model(), it.held(), it.held(), it.test()),
        subject(it.recipe(), it.model(), it.train(), it.train(), it.test()),
        subject(it.recipe(), it.model(), it.train(), it.held(), NO_ROWS))) {
      assertNotEquals(one, another);
    }
  }

  private static String subject(
      Pruning recipe, Model model, Dataset train, Dataset held, Dataset test) {
    return recipe.subject(model, train, held, test, () -> false);
  }

  @Test
  void aStateThatCannotBeIsRefused() {
    States states = new States();
    NUMBERS.run(Session.quiet(), states);
    PruningState one = states.all.get(0);
    refused(
        "curve: expected the network that was given and those after it, got none",
        () -> new PruningState(one.model(), one.point(), 0, 0, List.of(), 0.5, 1));
    refused(
        "share: expected a share in [0, 1), got NaN",
        () -> new PruningState(one.model(), one.point(), 0, 0, one.curve(), Double.NaN, 1));
    refused(
        "round: expected at least 1, got 0",
        () -> new PruningState(one.model(), one.point(), 0, 0, one.curve(), 0.5, 0));
  }
}
