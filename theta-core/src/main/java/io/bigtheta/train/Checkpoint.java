package io.bigtheta.train;

import io.bigtheta.nn.Blueprint;
import io.bigtheta.train.history.History;

/**
 * The whole state of a training between two epochs: continued from here, it ends in the same bits as one never interrupted.
 *
 * @param trainer the recipe
 * @param blueprint of the network
 * @param dataDigest SHA-256 of the training and validation rows, which must be the same in the continuation
 * @param step updates done
 * @param theta after them
 * @param slots the optimizer's memory
 * @param average the moving average of θ; empty if the recipe has none
 * @param kept θ at the smallest validation error so far; empty if there was none yet
 * @param history of the epochs done
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
