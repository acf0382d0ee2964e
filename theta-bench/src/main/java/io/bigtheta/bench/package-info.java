/**
 * Measurements of kernels and training steps with JMH. This room is never published, and no other room may enter it.
 */
package io.bigtheta.bench;
