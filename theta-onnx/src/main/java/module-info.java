/** Reads ONNX models and predicts with them, and writes models of Theta as ONNX. */
@org.jspecify.annotations.NullMarked
module io.bigtheta.onnx {
  requires transitive io.bigtheta.core;
  requires static org.jspecify;

  exports io.bigtheta.onnx;
  exports io.bigtheta.onnx.export;
  exports io.bigtheta.onnx.graph;
  exports io.bigtheta.onnx.network;
  exports io.bigtheta.onnx.tensor;
}
