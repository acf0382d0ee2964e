/**
 * What a training shows, in plain words with the numbers they rest on: {@code Diagnosis}.
 *
 * <p>It judges trainings, so it stands above them and may enter what they enter; no training knows that it is judged.
 */
@NullMarked
package io.bigtheta.diagnosis;

import org.jspecify.annotations.NullMarked;
