package io.bigtheta.data.reading;

/** The order in which a date is written. The name of a month may stand in the place of its number. */
public enum DateOrder {
  /** As in 2024-05-31, and 2024-05 or 20240531. */
  YMD,
  /** As in 31.05.2024. */
  DMY,
  /** As in 05/31/2024. */
  MDY,
  /** Only a time, as in 14:30. */
  TIME
}
