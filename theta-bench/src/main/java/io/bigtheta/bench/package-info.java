/**
 * Measurements: kernels and training steps under JMH. Never published; nobody enters.
 */
package io.bigtheta.bench;
