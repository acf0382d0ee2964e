package io.bigtheta.run.recipe;

/** What the target column of a table holds. */
public enum Task {
  /** Words are classes, and so is a small set of whole numbers; other numbers are numbers. */
  AUTO,
  /** Every different value is a class. */
  CLASSES,
  /** Numbers to predict. */
  NUMBERS
}
