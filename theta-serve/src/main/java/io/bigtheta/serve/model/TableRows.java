package io.bigtheta.serve.model;

import io.bigtheta.data.Field;
import io.bigtheta.data.Inputs;
import io.bigtheta.data.reading.Amount;
import io.bigtheta.io.CsvRead;
import io.bigtheta.io.RowCells;
import io.bigtheta.model.Ensemble;
import io.bigtheta.spec.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows of a table: one input for each column, by its name. Columns of words, dates, and numbers with a unit are BYTES; numbers are
 * FP32, or FP64 where their column counts from another origin than 0. If all columns are plain numbers, they may also come
 * together, as {@code X} [rows, columns].
 */
final class TableRows implements RowsIn {
  private final Inputs inputs;
  private final Ensemble ensemble;
  private final Signature columns;
  private final boolean plain;
  private final List<Signature> signatures;

  TableRows(Inputs inputs, Ensemble ensemble) {
    this.inputs = inputs;
    this.ensemble = ensemble;
    Map<String, Port> ports = new LinkedHashMap<>();
    for (Field field : inputs.fields()) {
      ports.merge(
          field.source(),
          Port.of(field.source(), type(field), 1, List.of()),
          (one, other) -> one.type() == DataType.BYTES ? one : other);
    }
    columns = new Signature(List.copyOf(ports.values()));
    plain = ports.size() == inputs.fields().size()
        && ports.values().stream().allMatch(port -> port.type() == DataType.FP32);
    List<String> names = columns.names();
    signatures = plain && !names.contains(ALL)
        ? List.of(Signature.of(Port.of(ALL, DataType.FP32, names.size(), names)), columns)
        : List.of(columns);
  }

  private static DataType type(Field field) {
    if (!(field instanceof Field.Numeric)
        || !(field.reading() instanceof Amount amount)
        || !amount.simple()) {
      return DataType.BYTES;
    }
    return amount.origin() == 0 ? DataType.FP32 : DataType.FP64;
  }

  @Override
  public List<Signature> signatures() {
    return signatures;
  }

  @Override
  public Predicted predict(Map<String, Tensor> tensors) {
    Tensor whole = signatures.size() > 1 ? tensors.get(ALL) : null;
    CsvRead read = whole != null ? together(whole) : apart(tensors);
    return new Predicted(
        ensemble.predict(WHERE, read.columns()), ThetaServable.words(read.notes()));
  }

  private CsvRead together(Tensor x) {
    int cols = inputs.fields().size();
    if (x.size() != x.rows() * cols) {
      throw Refusal.of(ALL, "[rows, " + cols + "]", x.shape());
    }
    if (x.type() != DataType.BYTES) {
      return RowCells.numbers(inputs, x.floats());
    }
    RowCells cells = new RowCells(inputs, x.rows());
    for (int at = 0; at < x.size(); at++) {
      cell(cells, at / cols, at % cols, x, at);
    }
    return cells.read();
  }

  private CsvRead apart(Map<String, Tensor> tensors) {
    List<Tensor> given = new ArrayList<>();
    for (Port port : columns.inputs()) {
      Tensor tensor = tensors.get(port.name());
      if (tensor == null) {
        throw Refusal.of("inputs", "the column \"" + port.name() + '"', "none of this name");
      }
      if (tensor.size() != tensor.rows()) {
        throw Refusal.of("input \"" + port.name() + '"', "one value in each row", tensor.shape());
      }
      given.add(tensor);
    }
    int rows = given.get(0).rows();
    Map<String, Tensor> byName = new HashMap<>();
    for (Tensor tensor : given) {
      if (tensor.rows() != rows) {
        throw Refusal.of(
            "input \"" + tensor.name() + '"', rows + " rows, as the others have", tensor.rows());
      }
      byName.put(tensor.name(), tensor);
    }
    RowCells cells = new RowCells(inputs, rows);
    for (int j = 0; j < inputs.fields().size(); j++) {
      Tensor tensor = byName.get(inputs.fields().get(j).source());
      for (int i = 0; tensor != null && i < rows; i++) {
        cell(cells, i, j, tensor, i);
      }
    }
    return cells.read();
  }

  private void cell(RowCells cells, int i, int j, Tensor tensor, int at) {
    boolean word = !(inputs.fields().get(j) instanceof Field.Numeric);
    if (tensor.type() == DataType.BYTES) {
      tensor.word(at).ifPresentOrElse(text -> cells.text(i, j, text), () -> cells.missing(i, j));
    } else if (word && tensor.type() == DataType.BOOL) {
      cells.text(i, j, tensor.number(at) == 0 ? "false" : "true");
    } else if (word && tensor.values() instanceof long[] longs) {
      cells.text(i, j, Long.toString(longs[at])); // a double would round large numbers
    } else if (word && tensor.values() instanceof float[] floats && !Float.isNaN(floats[at])) {
      cells.text(i, j, spelled(floats[at]));
    } else {
      cells.number(i, j, tensor.number(at));
    }
  }

  /** A number as people would write it into a column of words: without a fraction if it has none. */
  private static String spelled(float number) {
    return number == Math.rint(number) && Math.abs(number) < 1 << 24
        ? Integer.toString((int) number)
        : Float.toString(number);
  }

  @Override
  public Map<String, Tensor> sample() {
    Map<String, Tensor> sample = new LinkedHashMap<>();
    for (Port port : signatures.get(0).inputs()) {
      List<Long> shape = List.of(1L, port.cols());
      sample.put(
          port.name(),
          port.type() == DataType.BYTES
              ? Tensor.blobs(port.name(), shape, new byte[1][])
              : Tensor.floats(port.name(), shape, new float[(int) port.cols()]));
    }
    return sample;
  }
}
