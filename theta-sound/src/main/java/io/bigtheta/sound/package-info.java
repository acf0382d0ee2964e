/**
 * Recordings as data: WAV files and the pictures of their frequencies. All bytes that are read here are untrusted.
 */
@org.jspecify.annotations.NullMarked
package io.bigtheta.sound;
