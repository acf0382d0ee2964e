package io.bigtheta.onnx;

import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of the tests; the README beside them says who made them. */
final class Archive {
  /** Where Debian's package libonnx-testdata puts its cases. */
  static final Path DEBIAN = Path.of("/usr/share/libonnx-testdata/data");

  private static final Path RESOURCES = Path.of("src/test/resources/io/bigtheta/onnx");

  private Archive() {}

  static Path file(String name) {
    return RESOURCES.resolve(name);
  }

  static List<Path> models(String folder) throws IOException {
    try (Stream<Path> files = Files.list(file(folder))) {
      return files.filter(path -> path.toString().endsWith(".onnx")).sorted().toList();
    }
  }

  static List<String> list(String name) throws IOException {
    return Files.readAllLines(file("lists/" + name + ".txt"));
  }

  /** The files of the archive of node cases, by name. */
  static Map<String, byte[]> nodeCases() throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (InputStream in = Files.newInputStream(file("node-1.23.1.zip.gz"));
        ZipInputStream zip = new ZipInputStream(new GZIPInputStream(in))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  /** A float32 array of NumPy. */
  static Tensor npy(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int header = (bytes[8] & 0xff) | (bytes[9] & 0xff) << 8;
    String text = new String(bytes, 10, header, StandardCharsets.ISO_8859_1);
    String shape = text.replaceAll("(?s).*'shape': \\(([^)]*)\\).*", "$1");
    int[] sizes = Arrays.stream(shape.split(","))
        .map(String::strip)
        .filter(size -> !size.isEmpty())
        .mapToInt(Integer::parseInt)
        .toArray();
    Tensor tensor = Tensor.of(ElementType.FLOAT, sizes);
    ByteBuffer.wrap(bytes, 10 + header, bytes.length - 10 - header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(tensor.floats());
    return tensor;
  }
}
