package io.bigtheta.serve.model;

import io.bigtheta.onnx.graph.ValueInfo;
import io.bigtheta.onnx.tensor.ElementType;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns tensors of requests into those of ONNX, and back. */
final class Elements {
  private final Port port;
  private final List<io.bigtheta.onnx.tensor.Tensor> parts = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  Elements(Port port) {
    this.port = port;
  }

  /** The elements of a request with the type that the model takes. */
  static io.bigtheta.onnx.tensor.Tensor of(Tensor from, ValueInfo info) {
    int[] shape = from.shape().stream().mapToInt(Math::toIntExact).toArray();
    ElementType type = info.type().orElse(ElementType.FLOAT);
    List<ValueInfo.Dim> dims = info.dims().orElse(List.of());
    if (shape.length == 2
        && dims.size() > 2
        && dims.stream().skip(1).noneMatch(ValueInfo.Dim::free)) {
      int[] whole = dims.stream().mapToInt(dim -> (int) dim.size()).toArray(); // rows given flat
      whole[0] = shape[0];
      shape = whole;
    } else if (shape.length == 2 && shape[1] == 1 && dims.size() == 1) {
      shape = new int[] {shape[0]};
    }
    io.bigtheta.onnx.tensor.Tensor to = io.bigtheta.onnx.tensor.Tensor.of(type, shape);
    if (to.size() != from.size()) {
      throw Refusal.of("input \"" + from.name() + '"', info.form(), from);
    }
    for (int i = 0; i < to.size(); i++) {
      switch (type.storage()) {
        case FLOATS -> to.floats()[i] = type.rounded((float) from.number(i));
        case DOUBLES -> to.doubles()[i] = from.number(i);
        case LONGS ->
          to.longs()[i] = from.values() instanceof long[] longs ? longs[i] : whole(from, i);
        case BOOLEANS -> to.booleans()[i] = from.number(i) != 0;
        case STRINGS -> to.strings()[i] = from.word(i).orElse("");
      }
    }
    return to;
  }

  private static long whole(Tensor from, int i) {
    double number = from.number(i);
    if (number != Math.rint(number) || Double.isInfinite(number)) {
      throw Refusal.of("input \"" + from.name() + '"', "whole numbers", number);
    }
    return (long) number;
  }

  /** Adds the first {@code count} of {@code rows} rows of a part. */
  void add(io.bigtheta.onnx.tensor.@Nullable Tensor part, int count, int rows) {
    if (part == null || rows > 0 && (part.rank() == 0 || part.dim(0) != rows)) {
      throw Refusal.of(
          "output \"" + port.name() + '"',
          "a row for each of " + rows + " rows",
          String.valueOf(part));
    }
    parts.add(part.rows(0, count, count)); // the predictor overwrites its own
    counts.add(count);
  }

  /** All parts as one tensor. */
  Tensor tensor() {
    io.bigtheta.onnx.tensor.Tensor first = parts.get(0);
    List<Long> shape = new ArrayList<>();
    for (int size : first.shape()) {
      shape.add((long) size);
    }
    shape.set(0, counts.stream().mapToLong(Integer::longValue).sum());
    int size = parts.stream().mapToInt(io.bigtheta.onnx.tensor.Tensor::size).sum();
    return switch (first.type().storage()) {
      case FLOATS -> Tensor.floats(port.name(), shape, joined(new float[size]));
      case DOUBLES -> Tensor.doubles(port.name(), shape, joined(new double[size]));
      case LONGS ->
        first.type() == ElementType.UINT8
            ? Tensor.bytes(port.name(), shape, narrow(joined(new long[size])))
            : Tensor.longs(port.name(), port.type(), shape, joined(new long[size]));
      case BOOLEANS -> Tensor.longs(port.name(), DataType.BOOL, shape, truths(size));
      case STRINGS -> Tensor.words(port.name(), shape, List.of(joined(new String[size])));
    };
  }

  private <A> A joined(A to) {
    int at = 0;
    for (io.bigtheta.onnx.tensor.Tensor part : parts) {
      System.arraycopy(part.array(), 0, to, at, part.size());
      at += part.size();
    }
    return to;
  }

  private static byte[] narrow(long... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private long[] truths(int size) {
    boolean[] truths = joined(new boolean[size]);
    long[] numbers = new long[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = truths[i] ? 1 : 0;
    }
    return numbers;
  }
}
