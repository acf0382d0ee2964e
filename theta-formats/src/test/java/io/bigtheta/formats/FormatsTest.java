package io.bigtheta.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.bigtheta.data.Dataset;
import io.bigtheta.data.Targets.Classes;
import io.bigtheta.io.Csv;
import io.bigtheta.io.DataSource;
import io.bigtheta.io.FormatException;
import io.bigtheta.io.Records.Kind;
import io.bigtheta.io.Tables;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet, Arrow and Feather as pyarrow writes them, in all packings and encodings. */
class FormatsTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none.parquet",
        "snappy.parquet",
        "gzip.parquet",
        "zstd.parquet",
        "lz4.parquet",
        "delta.parquet",
        "int96.parquet",
        "uncompressed.feather",
        "lz4.feather",
        "zstd.feather",
        "views.arrow",
        "stream.arrows"
      })
  void everyCellIsWhatPythonWrote(String name) throws IOException {
    List<List<String>> found = Read.cells(Read.text(name));
    List<List<String>> wanted = Read.cells(Read.text("all.csv"));
    assertEquals(wanted.get(0), found.get(0));
    assertEquals(wanted.size(), found.size());
    for (int row = 1; row < wanted.size(); row++) {
      for (int col = 0; col < wanted.get(0).size(); col++) {
        String where = name + ": row " + row + " of " + wanted.get(0).get(col);
        same(wanted.get(row).get(col), found.get(row).get(col), wanted.get(0).get(col), where);
      }
    }
  }

  private static void same(String wanted, String found, String column, String where) {
    if (wanted.equals(found)) {
      return;
    }
    if (column.equals("f64")) {
      assertEquals(Double.parseDouble(wanted), Double.parseDouble(found), where);
    } else {
      assertTrue(column.equals("f32") || column.equals("f16"), where + ": " + found);
      assertEquals(Float.parseFloat(wanted), Float.parseFloat(found), where);
    }
  }

  @Test
  void whatIsNoCellIsLeftOutAndNamed() throws IOException {
    String left = "columns list, pair are left out: they hold lists, structures or bytes";
    assertEquals(List.of("read as Parquet", left), Tables.notes(Read.resource("none.parquet")));
    assertEquals(List.of("read as Arrow", left), Tables.notes(Read.resource("lz4.feather")));
    assertEquals(
        List.of(
            "read as Parquet",
            "column __index_level_0__ is left out: it holds the index of a data frame"),
        Tables.notes(Read.resource("index.parquet")));
    assertEquals("\"a\",\"b\"\n1.5,\"x\"\n2,\n,\"z\"\n", Read.text("index.parquet"));
  }

  @Test
  void theFileSaysWhatItsColumnsHold() throws IOException {
    for (String name : List.of("zstd.parquet", "zstd.feather")) {
      List<Kind> kinds = Tables.columns(Read.resource(name)).stream()
          .filter(column -> List.of("f32", "u64", "bool", "code", "color", "price", "day", "at")
              .contains(column.name()))
          .map(column -> column.kind())
          .toList();
      assertEquals(
          List.of(
              Kind.NUMBERS,
              Kind.NUMBERS,
              Kind.WORDS,
              Kind.WORDS,
              Kind.WORDS,
              Kind.NUMBERS,
              Kind.DATES,
              Kind.DATES),
          kinds,
          name);
    }
  }

  @Test
  void aFileIsKnownByItsContentAndATableLikeAnother() throws IOException {
    for (String name : List.of("snappy.parquet", "lz4.feather", "stream.arrows")) {
      Path file = Files.copy(Read.resource(name), folder.resolve(name + ".old"));
      DataSource.CsvFile source = (DataSource.CsvFile) DataSource.of(file.toString());
      Dataset rows = source.read().target("y");
      assertEquals(24, rows.rows(), name);
      assertEquals(List.of("0", "1", "2"), ((Classes) rows.targets()).labels(), name);
    }
  }

  @Test
  void tablesThatPeopleReportedAreReadOrRefusedInPlainWords() throws IOException {
    for (String name : List.of("weka.arff", "rows.csv.gz", "rows.data")) {
      Path file = Read.resource(name);
      DataSource.CsvFile source = (DataSource.CsvFile) DataSource.of(file.toString());
      Dataset rows = source.read().target("y");
      assertEquals(240, rows.rows(), name);
      assertEquals(List.of("hi", "lo"), ((Classes) rows.targets()).labels(), name);
    }
    Path empty = Read.resource("empty.xlsx");
    assertEquals(
        empty
            + ": expected a workbook of Excel with rows in a sheet, got no sheets; save it again, or as CSV",
        assertThrows(FormatException.class, () -> Csv.read(empty)).getMessage());
  }

  @Test
  void aStreamIsReadLikeAFile() throws IOException {
    for (String name : List.of("snappy.parquet", "zstd.feather", "index.xlsx")) {
      byte[] bytes = Files.readAllBytes(Read.resource(name));
      try (InputStream in = Tables.text("standard input", new ByteArrayInputStream(bytes))) {
        assertEquals(Read.text(name), new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
      }
    }
  }

  @Test
  void filesPackedByZstandardAreRead() throws IOException {
    assertEquals(Read.text("all.csv"), Read.text("all.csv.zst"));
    assertEquals(Read.text("all.csv").repeat(3), Read.text("frames.zst"));
    assertEquals(24, Csv.read(Read.resource("all.csv.zst")).columns().rows());
  }
}
