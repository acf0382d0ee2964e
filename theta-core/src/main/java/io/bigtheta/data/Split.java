package io.bigtheta.data;

/** Rows to learn from, and rows held out to judge by. */
public record Split(Dataset train, Dataset test) {}
