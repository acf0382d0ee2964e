/**
 * The measurements of each epoch, and which epoch is the best. Training writes the history; schedules and stopping
 * rules read it. Every room above {@code math} may enter. This room knows no training.
 */
package io.bigtheta.train.history;
