package io.bigtheta.io;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * A text that can be read more than once. Its encoding is the one that was asked for; otherwise UTF-16 if its first
 * bytes show it, UTF-8 if that fits all bytes, and else windows-1252.
 */
final class CsvSource {
  @FunctionalInterface
  private interface Opening {
    Reader open(Charset wide) throws IOException;
  }

  static final Charset WESTERN = Charset.forName("windows-1252");

  private final String where;
  private final String name;
  private final Opening opening;
  private final boolean told;
  private Charset charset;

  private CsvSource(String where, String name, Opening opening, String encoding) {
    this.where = where;
    this.name = name;
    this.opening = opening;
    told = !encoding.isEmpty();
    charset = told ? Charset.forName(encoding) : StandardCharsets.UTF_8;
  }

  /** The text of a file. A pipe is read into memory at once. */
  static CsvSource of(Path file, String encoding) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Source.size(file) < 0) {
      try (InputStream pipe = Tables.text(file)) {
        byte[] all = pipe.readAllBytes();
        return new CsvSource(
            file.toString(),
            name,
            wide -> decoded(new ByteArrayInputStream(all), wide, encoding),
            encoding);
      }
    }
    return new CsvSource(
        file.toString(), name, wide -> decoded(Tables.text(file), wide, encoding), encoding);
  }

  /** Characters, which are read into memory at once. */
  static CsvSource of(String name, Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    try {
      reader.transferTo(text);
    } catch (CharacterCodingException e) {
      throw FormatException.of(name, "text in UTF-8", "other bytes", "save it as UTF-8")
          .because(e);
    }
    String all = text.toString();
    return new CsvSource(name, name, wide -> new StringReader(all), "utf-8");
  }

  private static Reader decoded(InputStream in, Charset charset, String told) throws IOException {
    byte[] first = in.readNBytes(4);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), in);
    Charset wide = told.isEmpty() ? wide(first, charset) : charset;
    return new InputStreamReader(whole, wide.newDecoder()) {
      @Override
      public void close() throws IOException {
        super.close();
        in.close();
      }
    };
  }

  /** The character set that the first bytes show. */
  private static Charset wide(byte[] first, Charset usual) {
    int a = first.length > 0 ? first[0] & 0xFF : 1;
    int b = first.length > 1 ? first[1] & 0xFF : 1;
    int d = first.length > 3 ? first[3] & 0xFF : 1;
    if ((a == 0xFF && b == 0xFE) || (a == 0xFE && b == 0xFF)) {
      return StandardCharsets.UTF_16;
    }
    if (first.length == 4 && a != 0 && b == 0 && d == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return first.length == 4 && a == 0 && b != 0 && first[2] == 0
        ? StandardCharsets.UTF_16BE
        : usual;
  }

  /** The name for messages, such as a path. */
  String where() {
    return where;
  }

  /** The name for people, such as that of the file without its folder. */
  String name() {
    return name;
  }

  /** Opens the text from its beginning. */
  Reader open() throws IOException {
    return opening.open(charset);
  }

  /** A pass over the text. */
  @FunctionalInterface
  interface Pass<T> {
    T over(Reader reader) throws IOException;
  }

  /** Runs a pass; again, in windows-1252, if bytes turn out not to be UTF-8. */
  <T> T pass(Pass<T> pass) throws IOException {
    try (Reader reader = open()) {
      return pass.over(reader);
    } catch (CharacterCodingException e) {
      if (told || charset.equals(WESTERN)) {
        throw FormatException.of(where, "text in " + charset, "other bytes", "name its --encoding")
            .because(e);
      }
      charset = WESTERN;
      return pass(pass);
    } catch (EOFException | ZipException e) {
      throw Source.damaged(where, e);
    } catch (FileNotFoundException e) {
      throw FormatException.of(where, "a file", "nothing there", "check the name")
          .because(e);
    }
  }

  /** Whether the text is read as windows-1252 because it is not UTF-8. */
  boolean western() {
    return !told && charset.equals(WESTERN);
  }
}
