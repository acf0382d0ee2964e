package io.bigtheta.data;

/**
 * Two parts of a dataset.
 *
 * @param train the rows to train on
 * @param test the rows held out to evaluate on
 */
public record Split(Dataset train, Dataset test) {}
