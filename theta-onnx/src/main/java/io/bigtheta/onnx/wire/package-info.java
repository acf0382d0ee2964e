/**
 * The encoding of protocol buffers, as far as ONNX files use it: reading with every length checked before anything is allocated, and
 * writing. It knows no message.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.onnx.wire;
