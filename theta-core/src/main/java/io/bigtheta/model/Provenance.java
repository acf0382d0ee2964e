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
 * @param learnt which rows it has learnt from
 */
public record Provenance(
    String recipe,
    String data,
    String dataDigest,
    int rows,
    int epoch,
    String kernels,
    String java,
    Learnt learnt) {
  /** Of a model whose making nobody wrote down. */
  public static final Provenance UNKNOWN = new Provenance("", "", "", 0, 0, "", "");

  /** Of a model that does not say which rows it has learnt from. */
  public Provenance(
      String recipe,
      String data,
      String dataDigest,
      int rows,
      int epoch,
      String kernels,
      String java) {
    this(recipe, data, dataDigest, rows, epoch, kernels, java, Learnt.UNKNOWN);
  }

  public Provenance learnt(Learnt value) {
    return new Provenance(recipe, data, dataDigest, rows, epoch, kernels, java, value);
  }
}
