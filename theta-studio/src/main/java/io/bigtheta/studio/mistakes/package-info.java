/**
 * Where a network errs: its answers to rows that it has not learnt from, the rows behind each number, and corrected copies of the
 * data to train on again. All scores are those of {@code io.bigtheta.model}. The API of the studio enters here.
 */
package io.bigtheta.studio.mistakes;
