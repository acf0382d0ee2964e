package io.bigtheta.formats;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The cells of one column in a group of rows, page after page. */
final class ParquetPages {
  private static final int MOST_VALUES = 1 << 24;
  private static final int DATA = 0;
  private static final int DICTIONARY = 2;
  private static final int DATA_2 = 3;

  private final String where;
  private final ParquetLeaf leaf;
  private final int codec;
  private final byte[] bytes;
  private int at;
  private String[] words = {};

  private int left;
  private @Nullable Runs present;
  private @Nullable ParquetValues values;

  ParquetPages(String where, ParquetLeaf leaf, int codec, byte[] bytes) {
    this.where = where;
    this.leaf = leaf;
    this.codec = codec;
    this.bytes = bytes;
  }

  /** The next cell; empty if it is missing. */
  String next() throws IOException {
    while (left == 0) {
      page();
    }
    left--;
    if (present != null && present.next() == 0) {
      return "";
    }
    if (values == null) {
      throw new EOFException("a page without values");
    }
    return values.next();
  }

  private void page() throws IOException {
    if (at >= bytes.length) {
      throw new EOFException("fewer values than rows");
    }
    Thrift in = new Thrift(bytes, at);
    Header head = new Header(in);
    int from = in.at();
    if (head.packed < 0 || head.packed > bytes.length - from) {
      throw new EOFException("a page beyond the end");
    }
    at = from + head.packed;
    if (head.values < 0 || head.values > MOST_VALUES) {
      throw new EOFException("a page of " + head.values + " values");
    }
    switch (head.type) {
      case DICTIONARY -> {
        byte[] page = Codec.unpack(where, codec, bytes, from, at, head.size);
        if (head.values > page.length) {
          throw new EOFException("a dictionary of " + head.values + " words");
        }
        ParquetValues all = ParquetValues.of(where, leaf, 0, page, 0, head.values, words);
        words = new String[head.values];
        for (int i = 0; i < words.length; i++) {
          words[i] = all.next();
        }
      }
      case DATA -> {
        byte[] page = Codec.unpack(where, codec, bytes, from, at, head.size);
        int start = 0;
        present = null;
        if (leaf.optional()) {
          int length = head.marks != 3 ? -1 : little(page);
          if (length < 0 || length > page.length - 4) {
            throw new EOFException("marks of missing cells");
          }
          present = new Runs(page, 4, 4 + length, 1);
          start = 4 + length;
        }
        begin(head, page, start);
      }
      case DATA_2 -> {
        int marks = head.marksLength;
        if (marks < 0 || head.repeatsLength != 0 || marks > head.packed || marks > head.size) {
          throw new EOFException("marks of missing cells");
        }
        present = leaf.optional() ? new Runs(bytes, from, from + marks, 1) : null;
        boolean empty = from + marks == at;
        byte[] page = empty
            ? new byte[0]
            : Codec.unpack(
                where, head.compressed ? codec : 0, bytes, from + marks, at, head.size - marks);
        begin(head, page, 0);
      }
      default -> left = 0; // a page of an index
    }
  }

  /** A page of missing cells alone may have no bytes. */
  private void begin(Header head, byte[] page, int start) {
    left = head.values;
    values = start >= page.length && head.encoding != 0
        ? null
        : ParquetValues.of(where, leaf, head.encoding, page, start, head.values, words);
  }

  private static int little(byte[] page) {
    return page.length < 4
        ? -1
        : (page[0] & 0xFF) | (page[1] & 0xFF) << 8 | (page[2] & 0xFF) << 16 | page[3] << 24;
  }

  /** What stands before a page. */
  private static final class Header {
    private int type = -1;
    private int size;
    private int packed = -1;
    private int values;
    private int encoding;
    private int marks = 3;
    private int marksLength;
    private int repeatsLength;
    private boolean compressed = true;

    Header(Thrift in) {
      in.struct((id, kind) -> {
        switch (id) {
          case 1 -> type = in.whole();
          case 2 -> size = in.whole();
          case 3 -> packed = in.whole();
          case 5, 7 ->
            in.struct((field, inner) -> {
              switch (field) {
                case 1 -> values = in.whole();
                case 2 -> encoding = in.whole();
                case 3 -> {
                  if (id == 5) {
                    marks = in.whole();
                  } else {
                    in.skip(inner);
                  }
                }
                default -> in.skip(inner);
              }
            });
          case 8 ->
            in.struct((field, inner) -> {
              switch (field) {
                case 1 -> values = in.whole();
                case 4 -> encoding = in.whole();
                case 5 -> marksLength = in.whole();
                case 6 -> repeatsLength = in.whole();
                case 7 -> compressed = inner == Thrift.TRUE;
                default -> in.skip(inner);
              }
            });
          default -> in.skip(kind);
        }
      });
    }
  }
}
