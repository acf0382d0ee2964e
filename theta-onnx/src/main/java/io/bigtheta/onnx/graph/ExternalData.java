package io.bigtheta.onnx.graph;

import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the elements of tensors are found that a file keeps in other files. Usually nowhere: a model names such files itself, so
 * whoever has made it decides which files are opened. If a folder is allowed, they lie directly or deeper in it, under plain names and
 * behind no link.
 *
 * @param folder the folder of the file, if its other files may be opened
 */
public record ExternalData(Optional<Path> folder) {
  private static final Set<String> KEYS = Set.of("location", "offset", "length", "checksum");

  /** Opens no other file. */
  public static final ExternalData NONE = new ExternalData(Optional.empty());

  /** Opens files in this folder. */
  public static ExternalData in(Path folder) {
    return new ExternalData(Optional.of(folder));
  }

  /** The bytes of a tensor, of which there must be {@code count}. */
  ByteBuffer read(Map<String, String> entries, long count) {
    for (String key : entries.keySet()) {
      if (!KEYS.contains(key)) {
        throw refuse("the keys location, offset, length and checksum", '"' + key + '"');
      }
    }
    String location = entries.getOrDefault("location", "");
    Path plain = plain(location);
    long offset = number(entries, "offset", 0);
    long length = number(entries, "length", count);
    if (length != count) {
      throw refuse(count + " bytes for the tensor", "a length of " + length);
    }
    if (folder.isEmpty()) {
      throw Refusal.of(
          "external data",
          "a model in one file",
          "elements in \"" + location + "\"",
          "allow the files beside it with --external-data, or save the model in one file");
    }
    Path file = unlinked(folder.get(), plain);
    try (SeekableByteChannel in =
        Files.newByteChannel(file, Set.of(LinkOption.NOFOLLOW_LINKS, StandardOpenOption.READ))) {
      if (offset > in.size() - length) {
        throw refuse(offset + length + " bytes in \"" + location + "\"", in.size() + " bytes");
      }
      ByteBuffer bytes =
          ByteBuffer.allocate(Math.toIntExact(length)).order(ByteOrder.LITTLE_ENDIAN);
      in.position(offset);
      while (bytes.hasRemaining()) {
        if (in.read(bytes) < 0) {
          throw refuse(length + " bytes from byte " + offset, "the end of \"" + location + "\"");
        }
      }
      return bytes.flip();
    } catch (NoSuchFileException e) {
      throw refuse("the file \"" + location + "\" beside the model", "none");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path plain(String location) {
    boolean odd = location.isBlank()
        || location.indexOf('\\') >= 0
        || location.chars().anyMatch(c -> c < ' ')
        || location.startsWith("/")
        || location.matches("[A-Za-z]:.*")
        || location.startsWith("*/");
    for (String part : location.split("/", -1)) {
      odd |= part.isEmpty() || part.equals("..") || part.equals(".");
    }
    if (odd) {
      String shown = location.replaceAll("\\p{Cntrl}", "?");
      throw refuse("a file in the folder of the model, under a plain name", '"' + shown + '"');
    }
    return Path.of(location);
  }

  private static Path unlinked(Path folder, Path plain) {
    Path at = folder;
    for (Path part : plain) {
      at = at.resolve(part);
      if (Files.isSymbolicLink(at)) {
        throw refuse("a file in the folder of the model", "the link \"" + plain + '"');
      }
    }
    if (Files.exists(at) && !Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)) {
      throw refuse("a file in the folder of the model", "\"" + plain + "\", which is no file");
    }
    return at;
  }

  private static long number(Map<String, String> entries, String key, long usual) {
    String text = entries.get(key);
    if (text == null) {
      return usual;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw refuse("a number of bytes as " + key, '"' + text + '"');
    }
    return Long.parseLong(text);
  }

  private static Refusal refuse(String expected, Object got) {
    return Refusal.of("external data", expected, got);
  }
}
