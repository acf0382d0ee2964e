package io.bigtheta.studio.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneTableTest {
  private static final String CSV = """
      width,height,colour,kind
      1.5,2,red,a
      2.5,3,blue,b
      ,4,red,a
      3.5,5.5,red,b
      """;

  private static PlaneTable table() throws IOException {
    return PlaneTable.read("own.csv", CSV.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void twoColumnsAndATargetBecomePoints() throws IOException {
    assertEquals(4, table().rows());
    assertEquals(new PlaneTable.Column("colour", false), table().columns().get(2));
    PlaneTable.Chosen chosen = table().choose("width", "height", "kind");
    assertEquals(List.of("a", "b"), chosen.labels());
    assertEquals(3, chosen.rows().length); // one has no width
    assertArrayEquals(new float[] {2.5f, 3, 1}, chosen.rows()[1]);
  }

  @Test
  void aColumnOfWordsIsRefusedAsX1() throws IOException {
    PlaneTable table = table();
    Refusal refusal = assertThrows(Refusal.class, () -> table.choose("colour", "height", "kind"));
    assertEquals("x1: expected a column of numbers, got \"colour\"", refusal.getMessage());
    assertEquals(
        "target",
        assertThrows(Refusal.class, () -> table.choose("width", "width", "kind"))
            .place());
  }
}
