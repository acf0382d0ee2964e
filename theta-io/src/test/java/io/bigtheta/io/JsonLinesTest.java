package io.bigtheta.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in JSON. */
class JsonLinesTest {
  @TempDir
  Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.jsonl"), text);
  }

  private String refused(String text) throws IOException {
    Path file = file(text);
    String message =
        assertThrows(FormatException.class, () -> TablesTest.text(file)).getMessage();
    return message.substring(file.toString().length() + 2);
  }

  @Test
  void everyObjectIsARowAndEveryNameAColumn() throws IOException {
    Path file =
        file("{\"a\":1,\"b\":\"x, y\"}\n\n{\"b\":\"z\",\"c\":true,\"a\":0.1}\n{\"a\":null}\n"
            + "{\"a\":12345678901234567890.5}\n{\"a\":NaN}\n");
    assertEquals("""
        "a","b","c"
        1,"x, y",
        0.1,z,true
        ,,
        12345678901234567890.5,,
        ,,
        """, TablesTest.text(file));
    assertEquals(List.of("read as JSON"), Tables.notes(file));
    assertEquals(5, Csv.read(file).columns().rows());
  }

  @Test
  void anArrayOfObjectsIsTheSame() throws IOException {
    assertEquals(
        "\"a\",\"b\"\n1,x\n2,y\n",
        TablesTest.text(
            file("\uFEFF [\n {\"a\": 1, \"b\": \"x\"},\n {\"a\": 2, \"b\": \"y\"}]\n")));
  }

  @Test
  void namesThatAreNumbersAreNotTakenForARow() throws IOException {
    Path file = file("{\"0\":1,\"1\":2}\n{\"0\":3,\"1\":4}\n");
    assertEquals("\"x0\",\"x1\"\n1,2\n3,4\n", TablesTest.text(file));
    assertEquals(
        "the names of the columns are numbers: x is put before them, as in x0",
        Tables.notes(file).get(1));
  }

  @Test
  void listsAndObjectsAreLeftOutAndNamed() throws IOException {
    Path file =
        file("{\"a\":1,\"tags\":[1,{\"x\":[2]}]}\n{\"a\":2,\"o\":{\"z\":1},\"tags\":null}\n");
    assertEquals("\"a\"\n1\n2\n", TablesTest.text(file));
    assertEquals(
        List.of("read as JSON", "columns tags, o are left out: they hold lists or objects"),
        Tables.notes(file));
  }

  @Test
  void otherShapesAreRefusedWithTheirLine() throws IOException {
    assertEquals(
        "line 2: expected an object with a value for each column, got a list;"
            + " write {\"name\": value, …} for each row",
        refused("{\"a\":1}\n[1,2]\n"));
    assertEquals(
        "expected an object for each row, got one object of the columns a, b;"
            + " write the rows, in pandas with orient=\"records\", lines=True",
        refused("{\"a\":{\"0\":1},\"b\":{\"0\":2}}"));
    assertEquals("line 3: expected JSON", refused("{\"a\":1}\n{\"a\":\n").split(",")[0]);
    assertEquals("line 1: expected JSON", refused("{\"a\":1,\"a\":2}\n").split(",")[0]);
    assertEquals("line 1: expected JSON", refused("{\"a\":" + "[".repeat(5000)).split(",")[0]);
  }
}
