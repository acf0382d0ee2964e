package io.bigtheta.data;

/** How the numbers of a table become inputs of a network. */
public enum NumberCoding {
  /** One input for each number, with mean 0 and standard deviation 1: {@link ColumnInputs}. */
  STANDARD,
  /** Several inputs for each number, one for each range of its values: {@link BinnedInputs}. */
  BINS
}
