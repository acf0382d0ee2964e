/**
 * What was measured epoch by epoch, and which epoch is the best one: schedules and stopping rules ask it, training writes it.
 * Every room above {@code math} may enter; it knows no training.
 */
package io.bigtheta.train.history;
