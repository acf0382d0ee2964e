package io.bigtheta.onnx.graph;

/** Stands in a function for the attribute of this name, which its caller sets. */
record Reference(String name) {}
