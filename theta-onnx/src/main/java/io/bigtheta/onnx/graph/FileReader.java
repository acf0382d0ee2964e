package io.bigtheta.onnx.graph;

import io.bigtheta.onnx.graph.OnnxFile.Function;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.onnx.tensor.Tensor;
import io.bigtheta.onnx.wire.Wire;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the messages of an ONNX file. Fields that say nothing about how a model calculates are passed over. */
public final class FileReader {
  private final ExternalData beside;

  private FileReader(ExternalData beside) {
    this.beside = beside;
  }

  /**
   * Reads a file and checks its graph; functions of the file are replaced by their nodes.
   *
   * @param beside where elements in other files are found
   * @throws Refusal if it is no ONNX file, is damaged, or has no order of calculation
   */
  public static OnnxFile read(byte[] bytes, ExternalData beside) {
    if (bytes.length == 0) {
      throw Refusal.of("file", "an ONNX model", "an empty file");
    }
    OnnxFile file = new FileReader(beside).model(Wire.of(bytes));
    Graph whole = GraphOrder.ordered(Inlining.of(file));
    return new OnnxFile(
        file.ir(), file.producer(), file.opsets(), whole, List.of(), file.metadata());
  }

  /** Reads a file that is one tensor, as ONNX' own test data are. */
  public static Tensor tensor(byte[] bytes) {
    return TensorReader.read(Wire.of(bytes), ExternalData.NONE).tensor();
  }

  private OnnxFile model(Wire wire) {
    long ir = 0;
    String producer = "";
    String version = "";
    Map<String, Integer> opsets = new LinkedHashMap<>();
    List<Function> functions = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    @Nullable Graph graph = null;
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> ir = wire.number();
        case 2 -> producer = wire.text();
        case 3 -> version = wire.text();
        case 7 -> {
          if (graph != null) {
            throw Refusal.of("file", "one graph", "two");
          }
          graph = graph(wire.message());
        }
        case 8 -> opset(wire.message(), opsets);
        case 14 -> entry(wire.message(), metadata);
        case 25 -> functions.add(function(wire.message()));
        default -> wire.skip();
      }
    }
    if (graph == null) {
      throw Refusal.of("file", "an ONNX model with a graph", "none");
    }
    String who = version.isEmpty() ? producer : producer + " " + version;
    return new OnnxFile(ir, who.strip(), opsets, graph, functions, metadata);
  }

  private static void opset(Wire wire, Map<String, Integer> to) {
    String domain = "";
    long version = 0;
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> domain = wire.text();
        case 2 -> version = wire.number();
        default -> wire.skip();
      }
    }
    if (version < 0 || version > Integer.MAX_VALUE) {
      throw Refusal.of("opset", "a version from 1 on", version);
    }
    to.put(OnnxFile.domain(domain), (int) version);
  }

  private static void entry(Wire wire, Map<String, String> to) {
    String key = "";
    String value = "";
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> key = wire.text();
        case 2 -> value = wire.text();
        default -> wire.skip();
      }
    }
    to.put(key, value);
  }

  private Graph graph(Wire wire) {
    String name = "";
    List<Node> nodes = new ArrayList<>();
    Map<String, Tensor> constants = new LinkedHashMap<>();
    List<ValueInfo> inputs = new ArrayList<>();
    List<ValueInfo> outputs = new ArrayList<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> nodes.add(node(wire.message()));
        case 2 -> name = wire.text();
        case 5 -> {
          TensorReader.Named read = TensorReader.read(wire.message(), beside);
          if (constants.put(read.name(), read.tensor()) != null) {
            throw Refusal.of("graph", "each tensor once", '"' + read.name() + "\" twice");
          }
        }
        case 11 -> inputs.add(value(wire.message()));
        case 12 -> outputs.add(value(wire.message()));
        case 15 -> throw Refusal.of("graph", "dense tensors", "a sparse one");
        default -> wire.skip();
      }
    }
    return new Graph(name, nodes, constants, inputs, outputs);
  }

  private Node node(Wire wire) {
    String name = "";
    String domain = "";
    String type = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Object> attributes = new HashMap<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> inputs.add(wire.text());
        case 2 -> outputs.add(wire.text());
        case 3 -> name = wire.text();
        case 4 -> type = wire.text();
        case 5 -> attribute(wire.message(), attributes);
        case 7 -> domain = OnnxFile.domain(wire.text());
        default -> wire.skip();
      }
    }
    return new Node(name, domain, type, inputs, outputs, attributes);
  }

  private void attribute(Wire wire, Map<String, Object> to) {
    String name = "";
    Object value = "";
    long type = 0;
    float single = 0;
    long whole = 0;
    Growing.Doubles singles = new Growing.Doubles();
    Growing.Longs wholes = new Growing.Longs(Integer.MAX_VALUE);
    List<String> texts = new ArrayList<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> name = wire.text();
        case 2 -> value = single = wire.single();
        case 3 -> value = whole = wire.number();
        case 4 -> value = wire.text();
        case 5 -> value = TensorReader.read(wire.message(), beside).tensor();
        case 6 -> value = graph(wire.message());
        case 7 -> wire.singles(singles);
        case 8 -> wire.numbers(wholes);
        case 9 -> texts.add(wire.text());
        case 20 -> type = wire.number();
        case 21 -> value = new Reference(wire.text());
        default -> wire.skip();
      }
    }
    boolean plain = value instanceof Reference;
    value = plain
        ? value
        : switch ((int) type) {
          case 1 -> single;
          case 2 -> whole;
          case 6 -> singles.toFloats();
          case 7 -> wholes.toArray();
          case 8 -> List.copyOf(texts);
          case 0 ->
            singles.size() > 0
                ? singles.toFloats()
                : wholes.size() > 0 ? wholes.toArray() : texts.isEmpty() ? value : texts;
          case 3, 4, 5 -> value;
          default ->
            throw Refusal.of(
                name, "an attribute of numbers, texts, a tensor or a graph", "one of type " + type);
        };
    if (to.put(name, value) != null) {
      throw Refusal.of("node", "each attribute once", name + " twice");
    }
  }

  private Function function(Wire wire) {
    String name = "";
    String domain = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<String> attributes = new ArrayList<>();
    Map<String, Object> defaults = new HashMap<>();
    List<Node> nodes = new ArrayList<>();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> name = wire.text();
        case 4 -> inputs.add(wire.text());
        case 5 -> outputs.add(wire.text());
        case 6 -> attributes.add(wire.text());
        case 7 -> nodes.add(node(wire.message()));
        case 10 -> domain = OnnxFile.domain(wire.text());
        case 11 -> attribute(wire.message(), defaults);
        default -> wire.skip();
      }
    }
    return new Function(domain, name, inputs, outputs, attributes, defaults, nodes);
  }

  private static ValueInfo value(Wire wire) {
    String name = "";
    Optional<ElementType> type = Optional.empty();
    Optional<List<ValueInfo.Dim>> dims = Optional.empty();
    while (wire.next()) {
      switch (wire.field()) {
        case 1 -> name = wire.text();
        case 2 -> {
          Wire kinds = wire.message();
          while (kinds.next()) {
            if (kinds.field() != 1) {
              kinds.skip();
              continue;
            }
            Wire tensor = kinds.message();
            while (tensor.next()) {
              switch (tensor.field()) {
                case 1 -> type = type(tensor.number(), name);
                case 2 -> dims = Optional.of(dims(tensor.message()));
                default -> tensor.skip();
              }
            }
          }
        }
        default -> wire.skip();
      }
    }
    return new ValueInfo(name, type, dims);
  }

  private static Optional<ElementType> type(long code, String name) {
    if (code == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(ElementType.of(code));
    } catch (Refusal e) {
      throw e.within('"' + name + '"');
    }
  }

  private static List<ValueInfo.Dim> dims(Wire wire) {
    List<ValueInfo.Dim> dims = new ArrayList<>();
    while (wire.next()) {
      if (wire.field() != 1) {
        wire.skip();
        continue;
      }
      Wire inner = wire.message();
      ValueInfo.Dim dim = ValueInfo.Dim.free("");
      while (inner.next()) {
        switch (inner.field()) {
          case 1 -> {
            long size = inner.number();
            dim = size < 0 ? ValueInfo.Dim.free("") : new ValueInfo.Dim(size, "");
          }
          case 2 -> dim = ValueInfo.Dim.free(inner.text());
          default -> inner.skip();
        }
      }
      dims.add(dim);
    }
    return dims;
  }
}
