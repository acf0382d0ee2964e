package io.bigtheta.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Columns;
import io.bigtheta.data.Dataset;
import io.bigtheta.data.Field;
import io.bigtheta.data.Targets;
import io.bigtheta.math.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that give away a number together. */
class LeaksTest {
  private static final List<Field> FIELDS = List.of(
      new Field.Numeric("hour"),
      new Field.Numeric("casual"),
      new Field.Numeric("registered"),
      new Field.Numeric("copy"));

  private interface Target {
    double of(float hour, float casual, float registered);
  }

  private static List<String> leaks(int rows, Target target) {
    float[] values = new float[4 * rows];
    float[] targets = new float[rows];
    for (int i = 0; i < rows; i++) {
      float hour = new Seed(1).child("hour", 0).below(i, 24);
      float casual = new Seed(1).child("casual", 0).below(i, 300);
      float registered = new Seed(1).child("registered", 0).below(i, 700);
      float copy = 2 * casual; // says the same as another column
      System.arraycopy(new float[] {hour, casual, registered, copy}, 0, values, 4 * i, 4);
      targets[i] = (float) target.of(hour, casual, registered);
    }
    Dataset table = Dataset.of(
        "bikes", new Columns(FIELDS, values), new Targets.Numbers(List.of("cnt"), targets));
    return Leaks.suspected(table, () -> false).stream().map(Finding::words).toList();
  }

  @Test
  void partsThatAddUpToTheTargetAreNamed() {
    List<String> found = leaks(300, (hour, casual, registered) -> casual / 2 + registered);
    assertEquals(1, found.size());
    assertTrue(found.get(0).contains("a weighted sum of them is the target"), found.get(0));
    found = leaks(300, (hour, casual, registered) -> hour + registered);
    assertEquals(
        List.of(
            "the columns \"hour\" + \"registered\" give away the target together: their sum is the target, R² 1.000000 on rows kept apart; if they are not known when a prediction is wanted, leave them out with --columns \"hour=drop, registered=drop\""),
        found);
  }

  @Test
  void ofColumnsThatSayTheSameOneIsNamed() {
    String found =
        leaks(300, (hour, casual, registered) -> casual + 3 * registered).get(0);
    assertTrue(found.contains("\"registered\""), found);
    assertTrue(found.contains("\"casual\"") != found.contains("\"copy\""), found);
    assertTrue(!found.contains("\"hour\""), found);
  }

  @Test
  void aTargetThatIsNearlyASumOrACurveIsNone() {
    assertEquals(
        List.of(),
        leaks(300, (hour, casual, registered) -> casual + registered + 10 * Math.sin(hour)));
    assertEquals(List.of(), leaks(300, (hour, casual, registered) -> casual * registered));
    assertEquals(
        List.of(), leaks(40, (hour, casual, registered) -> casual + registered), "too few rows");
  }
}
