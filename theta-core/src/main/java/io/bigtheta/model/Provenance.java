package io.bigtheta.model;

/**
 * How a model was made, in words; all parts may be empty where they are not known.
 *
 * @param recipe text of the trainer, with its seed
 * @param data name of the data set
 * @param dataDigest SHA-256 of the training rows
 * @param rows trained on
 * @param epoch whose weights these are
 * @param kernels that calculated
 * @param java version of the JVM
 */
public record Provenance(
    String recipe,
    String data,
    String dataDigest,
    int rows,
    int epoch,
    String kernels,
    String java) {
  /** Of a model whose making nobody wrote down. */
  public static final Provenance UNKNOWN = new Provenance("", "", "", 0, 0, "", "");
}
