package io.bigtheta.http;

import io.bigtheta.spec.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a server listens, and what callers have to show.
 *
 * @param host the name or number of an interface of this machine
 * @param port from 1 to 65535; 0 for any free one
 * @param token the secret that every call has to carry; required unless only this machine can call
 */
public record Address(String host, int port, Optional<String> token) {
  private static final int MOST = 65_535;
  private static final int TOKEN_BYTES = 24;
  private static final int SHORTEST_TOKEN = 16;

  public Address {
    if (port < 0 || port > MOST) {
      throw Refusal.of("port", "from 1 to " + MOST + ", or 0 for any free one", port)
          .setting("port");
    }
    if (token.isEmpty() && !loopback(host)) {
      throw Refusal.of(
              "listen",
              "a token for an address that other machines can call",
              host + " without one",
              "give --token, or leave --listen out")
          .setting("listen");
    }
    if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
      throw Refusal.of(
              "token", "at least " + SHORTEST_TOKEN + " characters", token.get().length())
          .setting("token");
    }
  }

  /** This machine alone. */
  public static Address local(int port) {
    return new Address("127.0.0.1", port, Optional.empty());
  }

  /** A new secret of 32 characters. */
  public static String secret() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether only this machine can call. */
  public boolean loopback() {
    return loopback(host);
  }

  private static boolean loopback(String host) {
    try {
      return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw Refusal.of("listen", "an address of this machine", host, "such as 127.0.0.1 or 0.0.0.0")
          .setting("listen");
    }
  }
}
