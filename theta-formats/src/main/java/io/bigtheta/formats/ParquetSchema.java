package io.bigtheta.formats;

import io.bigtheta.formats.ParquetLeaf.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The columns of a Parquet file, in the order in which they are stored. */
final class ParquetSchema {
  private static final int DEEPEST = 64;

  private final List<Element> elements;
  private final List<ParquetLeaf> leaves = new ArrayList<>();
  private int next = 1; // the first one is the table

  private ParquetSchema(List<Element> elements) {
    this.elements = elements;
  }

  /** The stored columns; those of one list or structure have its name. */
  static List<ParquetLeaf> leaves(List<Element> elements) {
    ParquetSchema schema = new ParquetSchema(elements);
    while (schema.next < elements.size()) {
      schema.leaf(elements.get(schema.next).name, false, 0);
    }
    return schema.leaves;
  }

  private void leaf(String name, boolean nested, int depth) {
    if (depth > DEEPEST) {
      throw new IndexOutOfBoundsException("columns in columns");
    }
    Element element = elements.get(next++);
    boolean repeated = element.repetition == 2;
    if (element.children == 0) {
      leaves.add(element.leaf(name, nested || repeated));
    }
    for (int i = 0; i < element.children; i++) {
      leaf(name, true, depth + 1);
    }
  }

  /** One entry of the schema, as it is stored. */
  static final class Element {
    /** Meanings that old files give by a number. */
    private static final Map<Integer, Meaning> OLD = Map.ofEntries(
        Map.entry(0, Meaning.TEXT),
        Map.entry(4, Meaning.TEXT),
        Map.entry(5, Meaning.DECIMAL),
        Map.entry(6, Meaning.DATE),
        Map.entry(7, Meaning.TIME),
        Map.entry(8, Meaning.TIME),
        Map.entry(9, Meaning.MOMENT),
        Map.entry(10, Meaning.MOMENT),
        Map.entry(11, Meaning.UNSIGNED),
        Map.entry(12, Meaning.UNSIGNED),
        Map.entry(13, Meaning.UNSIGNED),
        Map.entry(14, Meaning.UNSIGNED),
        Map.entry(19, Meaning.TEXT),
        Map.entry(20, Meaning.OTHER),
        Map.entry(21, Meaning.OTHER));

    private static final long[] PER_SECOND = {1, 1000, 1_000_000, 1_000_000_000};

    private int type = -1;
    private int length;
    private int repetition;
    private String name = "";
    private int children;
    private int scale;
    private long perSecond = 1;
    private Meaning meaning = Meaning.PLAIN;
    private boolean logical;
    private boolean signed = true;

    static Element read(Thrift in) {
      Element element = new Element();
      in.struct((id, kind) -> {
        switch (id) {
          case 1 -> element.type = in.whole();
          case 2 -> element.length = in.whole();
          case 3 -> element.repetition = in.whole();
          case 4 -> element.name = in.text();
          case 5 -> element.children = in.whole();
          case 6 -> element.old(in.whole());
          case 7 -> element.scale = in.whole();
          case 10 -> in.struct((which, inner) -> element.logical(in, which, inner));
          default -> in.skip(kind);
        }
      });
      return element;
    }

    private void old(int number) {
      if (!logical) {
        meaning = OLD.getOrDefault(number, Meaning.PLAIN);
        perSecond = number == 7 || number == 9 ? 1000 : number == 8 || number == 10 ? 1_000_000 : 1;
      }
    }

    private void logical(Thrift in, int which, int kind) {
      logical = true;
      meaning = switch (which) {
        case 1, 4, 12 -> Meaning.TEXT;
        case 5 -> Meaning.DECIMAL;
        case 6 -> Meaning.DATE;
        case 7 -> Meaning.TIME;
        case 8 -> Meaning.MOMENT;
        case 14 -> Meaning.UUID;
        case 15 -> Meaning.HALF;
        case 10, 11 -> Meaning.PLAIN;
        default -> Meaning.OTHER;
      };
      if (kind != Thrift.STRUCT) {
        in.skip(kind);
        return;
      }
      in.struct((id, inner) -> {
        if (which == 5 && id == 1) {
          scale = in.whole();
        } else if ((which == 7 || which == 8) && id == 2) {
          in.struct((unit, nothing) -> {
            perSecond = PER_SECOND[unit];
            in.skip(nothing);
          });
        } else if (which == 10 && id == 2) {
          signed = inner == Thrift.TRUE;
        } else {
          in.skip(inner);
        }
      });
      if (which == 10 && !signed) {
        meaning = Meaning.UNSIGNED;
      }
    }

    private ParquetLeaf leaf(String top, boolean nested) {
      if (type < 0 || type > 7 || length < 0) {
        throw new IndexOutOfBoundsException("a column of type " + type);
      }
      boolean fits = switch (meaning) {
        case TEXT -> type == ParquetLeaf.BYTES;
        case UNSIGNED, TIME, MOMENT -> type == ParquetLeaf.INT32 || type == ParquetLeaf.INT64;
        case DATE -> type == ParquetLeaf.INT32;
        case DECIMAL ->
          type != ParquetLeaf.BOOLEAN
              && type != ParquetLeaf.INT96
              && type != ParquetLeaf.FLOAT
              && type != ParquetLeaf.DOUBLE;
        case UUID -> type == ParquetLeaf.FIXED && length == 16;
        case HALF -> type == ParquetLeaf.FIXED && length == 2;
        default -> true;
      };
      return new ParquetLeaf(
          top,
          type,
          length,
          repetition == 1,
          nested,
          fits ? meaning : Meaning.OTHER,
          scale,
          perSecond);
    }
  }
}
