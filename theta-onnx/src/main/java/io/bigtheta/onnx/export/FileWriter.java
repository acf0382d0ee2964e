package io.bigtheta.onnx.export;

import io.bigtheta.onnx.graph.Graph;
import io.bigtheta.onnx.graph.Node;
import io.bigtheta.onnx.graph.OnnxFile;
import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.onnx.wire.WireWriter;
import io.bigtheta.spec.Refusal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the messages of an ONNX file. Whoever reads them back with {@link io.bigtheta.onnx.Onnx} gets the same graph. */
final class FileWriter {
  /** The most bytes of all tensors together: a message of protocol buffers has less than 2 GiB. */
  private static final long MOST = Integer.MAX_VALUE - (1 << 20);

  private FileWriter() {}

  /**
   * The bytes of a file.
   *
   * @throws Refusal if the tensors are too large for one file
   */
  static byte[] bytes(OnnxFile file) {
    return bytes(file, MOST);
  }

  /** @param most the most bytes of all tensors together */
  static byte[] bytes(OnnxFile file, long most) {
    long size = file.graph().constants().values().stream()
        .mapToLong(tensor -> (long) tensor.size() * Math.max(1, tensor.type().bytes()))
        .sum();
    if (size > most) {
      throw Refusal.of(
          "ONNX", "a model of at most " + most + " bytes", size, "export a smaller one");
    }
    String[] producer = file.producer().split(" ", 2);
    WireWriter out = new WireWriter().number(1, file.ir()).text(2, producer[0]);
    if (producer.length > 1) {
      out.text(3, producer[1]);
    }
    out.message(7, graph(file.graph()));
    file.opsets()
        .forEach((domain, version) ->
            out.message(8, new WireWriter().text(1, domain).number(2, version)));
    file.metadata()
        .forEach((key, value) -> out.message(14, new WireWriter().text(1, key).text(2, value)));
    return out.toByteArray();
  }

  private static WireWriter graph(Graph graph) {
    WireWriter out = new WireWriter();
    graph.nodes().forEach(node -> out.message(1, node(node)));
    out.text(2, graph.name());
    graph.constants().forEach((name, tensor) -> out.message(5, tensor(name, tensor)));
    graph.inputs().forEach(input -> out.message(11, value(input)));
    graph.outputs().forEach(output -> out.message(12, value(output)));
    return out;
  }

  private static WireWriter node(Node node) {
    WireWriter out = new WireWriter();
    node.inputs().forEach(input -> out.text(1, input));
    node.outputs().forEach(output -> out.text(2, output));
    out.text(3, node.name()).text(4, node.type());
    // in the order of their names, so that the same model always gives the same bytes
    new TreeMap<>(node.attributes())
        .forEach((name, value) -> out.message(5, attribute(name, value)));
    return out;
  }

  private static WireWriter attribute(String name, Object value) {
    WireWriter out = new WireWriter().text(1, name);
    if (value instanceof Float number) {
      return out.single(2, number).number(20, 1);
    } else if (value instanceof Long whole) {
      return out.number(3, whole).number(20, 2);
    } else if (value instanceof String text) {
      return out.text(4, text).number(20, 3);
    } else if (value instanceof long[] wholes) {
      for (long whole : wholes) {
        out.number(8, whole);
      }
      return out.number(20, 7);
    }
    throw new IllegalStateException(name + " of " + value.getClass()); // Draft makes no others
  }

  private static WireWriter value(ValueInfo info) {
    WireWriter shape = new WireWriter();
    for (ValueInfo.Dim dim : info.dims().orElse(List.of())) {
      WireWriter size = new WireWriter();
      shape.message(1, dim.free() ? size.text(2, dim.name()) : size.number(1, dim.size()));
    }
    WireWriter tensor = new WireWriter();
    info.type().ifPresent(type -> tensor.number(1, type.code()));
    tensor.message(2, shape);
    return new WireWriter().text(1, info.name()).message(2, new WireWriter().message(1, tensor));
  }

  private static WireWriter tensor(String name, Tensor tensor) {
    WireWriter out = new WireWriter();
    for (int size : tensor.shape()) {
      out.number(1, size);
    }
    out.number(2, tensor.type().code());
    switch (tensor.type()) {
      case STRING -> {
        for (String text : tensor.strings()) {
          out.text(6, text);
        }
      }
      case FLOAT -> {
        ByteBuffer raw = room(tensor);
        raw.asFloatBuffer().put(tensor.floats());
        out.bytes(9, raw.array());
      }
      case DOUBLE -> {
        ByteBuffer raw = room(tensor);
        raw.asDoubleBuffer().put(tensor.doubles());
        out.bytes(9, raw.array());
      }
      case INT64 -> {
        ByteBuffer raw = room(tensor);
        raw.asLongBuffer().put(tensor.longs());
        out.bytes(9, raw.array());
      }
      default ->
        throw new IllegalStateException(name + " of " + tensor.type()); // Draft makes no others
    }
    return out.text(8, name);
  }

  private static ByteBuffer room(Tensor tensor) {
    return ByteBuffer.allocate(tensor.size() * tensor.type().bytes())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** How often each operator stands in a graph, in the order of their names. */
  static Map<String, Integer> operators(Graph graph) {
    Map<String, Integer> counts = new TreeMap<>();
    graph.nodes().forEach(node -> counts.merge(node.operator(), 1, Integer::sum));
    return counts;
  }
}
