package io.bigtheta.http;

import java.time.Duration;

/**
 * What a caller may ask of a server.
 *
 * @param bodyBytes the largest body of a call, unless its route allows more; larger ones are answered with 413
 * @param headerBytes the largest head of a call; larger ones are answered with 431
 * @param connections how many are open at once; further ones wait to be accepted
 * @param patience how long a call may take to arrive, for its head and for each megabyte of its body; slower senders are
 *     disconnected
 */
public record Limits(long bodyBytes, int headerBytes, int connections, Duration patience) {
  /** A megabyte of body, 16 kB of head, 256 connections, 10 seconds. */
  public Limits() {
    this(1 << 20, 16 << 10, 256, Duration.ofSeconds(10));
  }

  public Limits bodyBytes(long value) {
    return new Limits(value, headerBytes, connections, patience);
  }

  public Limits connections(int value) {
    return new Limits(bodyBytes, headerBytes, value, patience);
  }

  public Limits patience(Duration value) {
    return new Limits(bodyBytes, headerBytes, connections, value);
  }
}
