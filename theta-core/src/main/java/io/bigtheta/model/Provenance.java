package io.bigtheta.model;

/**
 * How a model was made. Parts that are not known are empty.
 *
 * @param recipe the text of the trainer, with its seed
 * @param data the name of the data set
 * @param dataDigest SHA-256 of the training rows
 * @param rows the number of training rows
 * @param epoch the epoch whose weights these are
 * @param kernels the name of the kernels that calculated
 * @param java the version of the JVM
 * @param learnt the rows that the model has learnt from
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
  /** The provenance of a model about whose making nothing is known. */
  public static final Provenance UNKNOWN = new Provenance("", "", "", 0, 0, "", "");

  /** The provenance of a model that does not say which rows it has learnt from. */
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

  /** The same provenance with other rows that the model has learnt from. */
  public Provenance learnt(Learnt value) {
    return new Provenance(recipe, data, dataDigest, rows, epoch, kernels, java, value);
  }
}
