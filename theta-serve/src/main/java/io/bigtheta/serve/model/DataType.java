package io.bigtheta.serve.model;

import io.bigtheta.spec.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The types of the elements of a tensor, with the names that the Open Inference Protocol gives them. */
public enum DataType {
  BOOL(1),
  UINT8(1),
  UINT16(2),
  UINT32(4),
  UINT64(8),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  FP16(2),
  FP32(4),
  FP64(8),
  /** Bytes of any length, such as a word in UTF-8 or the file of a picture. */
  BYTES(0);

  private final int size;

  DataType(int size) {
    this.size = size;
  }

  /** The number of bytes of an element; 0 if it varies. */
  public int size() {
    return size;
  }

  /** The type of this name. */
  public static DataType of(String name) {
    for (DataType type : values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    String all = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
    throw Refusal.of("datatype", "one of " + all, '"' + name + '"');
  }
}
