package io.bigtheta.run.recipe;

/** What the target column of a table holds. */
public enum Task {
  /** Words are classes, and so are few different whole numbers; other numbers are numbers. */
  AUTO,
  /** Every different value is a class. */
  CLASSES,
  /** Numbers to predict. */
  NUMBERS
}
