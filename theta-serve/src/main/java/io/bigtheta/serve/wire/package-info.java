/**
 * The three shapes in which requests and answers travel, as bytes: tensors of the Open Inference Protocol, and rows as TensorFlow
 * Serving and MLflow write them. All bytes are untrusted. It knows no HTTP; {@code serve.api} enters.
 */
package io.bigtheta.serve.wire;
