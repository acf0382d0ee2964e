/**
 * What a training shows, in plain words with the numbers behind them: {@code Diagnosis}.
 *
 * <p>This room evaluates trainings, so it stands above them and may enter what they enter. No training knows it.
 */
@NullMarked
package io.bigtheta.diagnosis;

import org.jspecify.annotations.NullMarked;
