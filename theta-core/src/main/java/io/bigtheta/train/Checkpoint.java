package io.bigtheta.train;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.train.history.History;

/**
 * The whole state of a training between two epochs. A training that continues from a checkpoint ends in the same bits
 * as one that was never interrupted.
 *
 * @param trainer the recipe
 * @param blueprint the blueprint of the network
 * @param dataDigest SHA-256 of the training and validation rows; they must be the same in the continuation
 * @param step the number of updates done
 * @param theta θ after these updates
 * @param slots the memory of the optimizer
 * @param average the moving average of θ; empty if the recipe has none
 * @param kept θ at the smallest validation error so far; empty if there was none yet
 * @param history the history of the epochs done
 */
public record Checkpoint(
    Trainer trainer,
    Blueprint blueprint,
    String dataDigest,
    int step,
    float[] theta,
    float[][] slots,
    float[] average,
    float[] kept,
    History history) {}
