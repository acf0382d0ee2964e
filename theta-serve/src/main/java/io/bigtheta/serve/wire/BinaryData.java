package io.bigtheta.serve.wire;

import io.bigtheta.math.Half;
import io.bigtheta.serve.model.DataType;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.spec.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tensors as bytes, as the binary extension of the Open Inference Protocol has them: little-endian, row-major; an element of BYTES is
 * its length in four bytes and then its bytes.
 */
final class BinaryData {
  private BinaryData() {}

  /** Reads a tensor that takes all of {@code data}. */
  static Tensor read(String name, DataType type, List<Long> shape, ByteBuffer data) {
    ByteBuffer in = data.order(ByteOrder.LITTLE_ENDIAN);
    if (type == DataType.BYTES) {
      return Tensor.blobs(name, shape, blobs(name, in));
    }
    if (in.remaining() % type.size() != 0) {
      throw Refusal.of(
          "input \"" + name + '"',
          "binary data of " + type.size() + " bytes for each element",
          in.remaining() + " bytes");
    }
    int count = in.remaining() / type.size();
    return switch (type) {
      case FP32 -> {
        float[] values = new float[count];
        in.asFloatBuffer().get(values);
        yield Tensor.floats(name, shape, values);
      }
      case FP64 -> {
        double[] values = new double[count];
        in.asDoubleBuffer().get(values);
        yield Tensor.doubles(name, shape, values);
      }
      case UINT8 -> {
        byte[] values = new byte[count];
        in.get(values);
        yield Tensor.bytes(name, shape, values);
      }
      case FP16 -> {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] = Half.ofBits(in.getShort());
        }
        yield Tensor.floats(name, shape, values);
      }
      default -> {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] = whole(name, type, in);
        }
        yield Tensor.longs(name, type, shape, values);
      }
    };
  }

  private static long whole(String name, DataType type, ByteBuffer in) {
    return switch (type) {
      case BOOL -> in.get() == 0 ? 0 : 1;
      case INT8 -> in.get();
      case INT16 -> in.getShort();
      case UINT16 -> in.getShort() & 0xffff;
      case INT32 -> in.getInt();
      case UINT32 -> in.getInt() & 0xffff_ffffL;
      case INT64 -> in.getLong();
      case UINT64 -> {
        long value = in.getLong();
        if (value < 0) {
          throw Refusal.of(
              "input \"" + name + '"', "numbers below 2^63", Long.toUnsignedString(value));
        }
        yield value;
      }
      default -> throw new IllegalStateException("no whole numbers: " + type);
    };
  }

  private static byte[][] blobs(String name, ByteBuffer in) {
    List<byte[]> all = new ArrayList<>();
    while (in.hasRemaining()) {
      int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
      if (length < 0 || length > in.remaining()) {
        throw Refusal.of(
            "input \"" + name + '"',
            "a length and as many bytes for each element",
            "an element that is longer than the data");
      }
      byte[] blob = new byte[length];
      in.get(blob);
      all.add(blob);
    }
    return all.toArray(new byte[0][]);
  }

  /** The bytes of a tensor of FP32 or BYTES. */
  static byte[] write(Tensor tensor) {
    if (tensor.values() instanceof float[] floats) {
      ByteBuffer out =
          ByteBuffer.allocate(floats.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.asFloatBuffer().put(floats);
      return out.array();
    } else if (tensor.values() instanceof double[] doubles) {
      ByteBuffer out =
          ByteBuffer.allocate(doubles.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      out.asDoubleBuffer().put(doubles);
      return out.array();
    } else if (tensor.values() instanceof byte[] bytes) {
      return bytes;
    } else if (tensor.values() instanceof long[] longs) {
      return whole(tensor.type(), longs);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] blob : (byte[][]) tensor.values()) {
      byte[] one = blob == null ? new byte[0] : blob;
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(one.length)
          .array());
      out.writeBytes(one);
    }
    return out.toByteArray();
  }

  private static byte[] whole(DataType type, long[] values) {
    int size = type.size();
    byte[] out = new byte[Math.multiplyExact(values.length, size)];
    ByteBuffer eight = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      eight.clear().putLong(values[i]);
      System.arraycopy(Arrays.copyOf(eight.array(), size), 0, out, i * size, size);
    }
    return out;
  }
}
