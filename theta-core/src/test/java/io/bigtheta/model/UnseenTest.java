package io.bigtheta.model;

import static io.bigtheta.support.Refused.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Division;
import io.bigtheta.data.Fingerprint;
import io.bigtheta.data.Preparation;
import io.bigtheta.data.Rows;
import io.bigtheta.math.Seed;
import io.bigtheta.nn.Blueprint;
import io.bigtheta.nn.Network;
import io.bigtheta.nn.loss.CrossEntropy;
import io.bigtheta.support.Digits;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Unseen and Redrawn: no row learnt from judges unnoticed, and people are told which do. */
class UnseenTest {
  private static final Dataset ALL = Digits.of(500, 1);
  private static final Blueprint BLUEPRINT = Blueprint.parse("64 dense(10)");

  private static Division division(long seed) {
    return Division.of(ALL, Optional.empty(), seed, 0.2, 0.1);
  }

  private static Rows rows(long seed) {
    return Rows.of(ALL, Optional.empty(), division(seed));
  }

  private static Model model(Learnt learnt, int rows) {
    return new Model(
        Preparation.fit(ALL),
        new Network(BLUEPRINT, BLUEPRINT.start(new Seed(1))),
        new CrossEntropy(),
        new Provenance("", "", "", rows, 0, "", "", learnt));
  }

  private static Model trained(Dataset rows) {
    return model(Learnt.from(rows), rows.rows());
  }

  private static Dataset back(Dataset data) {
    int last = data.rows() - 1;
    return data.pick(IntStream.rangeClosed(0, last).map(i -> last - i).toArray());
  }

  private static void says(String text, int left, Unseen unseen) {
    assertEquals(text, unseen.text());
    assertEquals(left, unseen.left().rows());
    assertEquals(unseen.rows() - left, unseen.learnt());
  }

  @Test
  void theSameDataIsDividedAgain() {
    Model model = trained(rows(3).train()).divided(division(3));
    Unseen unseen = Unseen.of(model, Digits.of(500, 1));
    says("360 of 500 rows were learnt from and are left out", 140, unseen);
    assertTrue(unseen.exact() && unseen.known() && unseen.rate() == 0);
    assertEquals(0, Fingerprint.of(rows(3).train()).count(unseen.left()));
  }

  @Test
  void shuffledRowsAreToldByTheirFingerprint() {
    Model model = trained(rows(3).train()).divided(division(3));
    Unseen unseen = Unseen.of(model, back(ALL));
    says("360 of 500 rows were learnt from and are left out", 140, unseen);
    assertFalse(unseen.exact());
    assertTrue(unseen.known());
  }

  @Test
  void partsAndMoreThanTheDataAreToldByTheirFingerprint() {
    Model model = trained(rows(3).train());
    says(
        "all 360 rows were learnt from: name rows that the model has not seen",
        0,
        Unseen.of(model, rows(3).train()));
    says("none of 100 rows was learnt from", 100, Unseen.of(model, rows(3).test()));
    says("none of 700 rows was learnt from", 700, Unseen.of(model, Digits.of(700, 9)));
    int[] some = IntStream.range(0, 600).map(i -> i % 500).toArray();
    Unseen more = Unseen.of(model, ALL.pick(some));
    assertEquals(0, Fingerprint.of(rows(3).train()).count(more.left()));
    says(
        "1 of 2 rows was learnt from and is left out",
        1,
        Unseen.of(model, ALL.pick(rows(3).train().index(0), rows(3).test().index(0))));
    says("there are no rows", 0, Unseen.of(model, ALL.pick()));
  }

  @Test
  void rowsPickedFromTheDataAreJudgedExactlyToo() {
    Model model = trained(rows(3).train()).divided(division(3));
    Dataset half = ALL.pick(IntStream.range(0, 250).toArray());
    Unseen unseen = Unseen.of(List.of(model), ALL, half, () -> false);
    assertTrue(unseen.exact());
    assertEquals(Unseen.of(trained(rows(3).train()), half).learnt(), unseen.learnt());
  }

  @Test
  void anEnsembleHasLearntWhatAnyMemberHas() {
    Model one = trained(rows(3).train()).divided(division(3));
    Model two = trained(rows(4).train()).divided(division(4));
    Unseen exact = Unseen.of(new Ensemble(List.of(one, two)), ALL);
    assertTrue(exact.exact());
    assertEquals(0, Fingerprint.of(rows(3).train()).count(exact.left()));
    assertEquals(0, Fingerprint.of(rows(4).train()).count(exact.left()));
    assertTrue(exact.left().rows() >= 100 && exact.left().rows() < 140, exact.text());
    Unseen told = Unseen.of(new Ensemble(List.of(trained(rows(3).train()), two)), ALL);
    assertEquals(exact.learnt(), told.learnt());
    assertFalse(told.exact());
  }

  @Test
  void oldModelsDoNotSay() {
    Model old = model(Learnt.UNKNOWN, 360);
    says(
        "not known: this model file does not say which rows it has learnt from",
        500,
        Unseen.of(old, ALL));
    assertFalse(Unseen.of(old, ALL).known());
    says(
        "360 of 500 rows were learnt from and are left out; not known: 1 of 2 models do not say which rows they have learnt from",
        140,
        Unseen.of(new Ensemble(List.of(old, trained(rows(3).train()))), ALL));
    Model tuned = model(Learnt.UNKNOWN.and(rows(3).train()), 360);
    says(
        "360 of 500 rows were learnt from and are left out; not known: this model file does not say which other rows it has learnt from",
        140,
        Unseen.of(tuned, ALL));
  }

  @Test
  void aDivisionThatIsNotTheModelsDoesNoHarm() {
    for (Model model : List.of(
        trained(rows(4).train()).divided(division(3)),
        model(Learnt.from(rows(4).train()).and(rows(3).train()), 360).divided(division(3)))) {
      Unseen unseen = Unseen.of(model, ALL);
      assertFalse(unseen.exact());
      assertEquals(0, Fingerprint.of(rows(4).train()).count(unseen.left()));
      assertEquals(Redrawn.Kind.UNSEEN, redrawn(model, ALL).kind());
    }
  }

  @Test
  void whatChanceExplainsIsToldAndKept() {
    Model model = trained(Digits.of(20_000, 4));
    Dataset test = Digits.of(100_000, 5);
    Unseen unseen = Unseen.of(model, test);
    assertTrue(unseen.suspects() > 0 && unseen.suspects() < 20, unseen.text());
    says(
        "none of 100,000 rows was learnt from; " + unseen.suspects()
            + " look as if learnt from, but chance explains that many, so they are kept",
        100_000,
        unseen);
  }

  @Test
  void tablesOfFewValuesAreJudgedWithAWarning() {
    float[][] x = new float[200][];
    int[] y = new int[200];
    for (int i = 0; i < 200; i++) {
      x[i] = new float[] {i % 3, i % 2};
      y[i] = i % 7 == 0 ? 1 : 0;
    }
    Dataset data = Dataset.of(x, y);
    Unseen unseen = Unseen.of(trained(data.pick(IntStream.range(0, 100).toArray())), back(data));
    says(
        "all 200 rows were learnt from: name rows that the model has not seen; rows of this table repeat each other, so these may be other rows of the same values",
        0,
        unseen);
  }

  private static Redrawn redrawn(Model model, Dataset data) {
    return Redrawn.of(model, data, Optional.empty(), new Division("", "", 77, 0.2, 0.1));
  }

  @Test
  void aModelIsPrunedWithItsOwnRowsWhateverTheSeed() {
    Redrawn redrawn = redrawn(trained(rows(3).train()).divided(division(3)), ALL);
    assertEquals(Redrawn.Kind.OWN, redrawn.kind());
    assertEquals(
        "divided as in the model's training: it has not seen the validation and test rows",
        redrawn.text());
    assertEquals(rows(3).train().digest(), redrawn.rows().train().digest());
    assertEquals(rows(3).validation().digest(), redrawn.rows().validation().digest());
    assertEquals(rows(3).test().digest(), redrawn.rows().test().digest());
  }

  @Test
  void otherDataIsJudgedByRowsNotLearntFromOnly() {
    Fingerprint learnt = Fingerprint.of(rows(3).train());
    Redrawn redrawn = redrawn(trained(rows(3).train()).divided(division(3)), back(ALL));
    assertEquals(Redrawn.Kind.UNSEEN, redrawn.kind());
    assertEquals(
        "360 of 500 rows were learnt from: validation and test rows are drawn from the others",
        redrawn.text());
    assertEquals(47, redrawn.rows().validation().rows());
    assertEquals(93, redrawn.rows().test().rows());
    assertEquals(0, learnt.count(redrawn.rows().validation()));
    assertEquals(0, learnt.count(redrawn.rows().test()));
    assertEquals(360, redrawn.rows().train().rows());
  }

  @Test
  void aTestSetOfTheMakersLosesWhatWasLearntFrom() {
    Dataset official = ALL.pick(IntStream.range(0, 100).toArray());
    Redrawn redrawn = Redrawn.of(
        trained(rows(3).train()), ALL, Optional.of(official), new Division("", "", 7, 0.2, 0.1));
    assertEquals(0, Fingerprint.of(rows(3).train()).count(redrawn.rows().test()));
    assertTrue(redrawn.rows().test().rows() > 0);
  }

  @Test
  void withNoUnseenRowsPruningIsRefusedAndOldModelsAreWarnedOf() {
    refused(
        "spots: expected rows that the model has not learnt from, to judge by, got none of 360; name data with other rows too",
        () -> redrawn(trained(rows(3).train()), rows(3).train()));
    Redrawn old = redrawn(model(Learnt.UNKNOWN, 0), ALL);
    assertEquals(Redrawn.Kind.UNKNOWN, old.kind());
    assertEquals(
        "not known: this model file does not say which rows it has learnt from; it may have learnt from the validation and test rows too",
        old.text());
    assertEquals(rows(77).validation().digest(), old.rows().validation().digest());
  }
}
