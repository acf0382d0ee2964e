package io.bigtheta.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may call. A page of another site can make a browser call this machine, so the host that the browser names has to be this
 * server (421), and a call that changes something has to come from a page of this server (403). With a token, every call has to
 * carry it (401), in the header {@code Authorization: Bearer …} or, for the first page and for events, in the query.
 */
final class Guard {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Address address;
  private final Routes routes;

  Guard(Address address, Routes routes) {
    this.address = address;
    this.routes = routes;
  }

  /** @throws Problem if the call may not be answered */
  void check(Request request, String path, String asked) {
    HttpFields headers = request.getHeaders();
    String host = headers.get(HttpHeader.HOST);
    if (!known(host)) {
      throw new Problem(421, "host: expected a name of this server, got " + host);
    }
    if (!READING.contains(request.getMethod())) {
      String origin = headers.get(HttpHeader.ORIGIN);
      String site = headers.get("Sec-Fetch-Site");
      if ((origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host))
          || (site != null && !OWN.contains(site))) {
        throw new Problem(403, "origin: expected a page of this server, got one of another site");
      }
    }
    if (address.token().isPresent() && routes.secret(path) && !carries(headers, asked)) {
      throw new Problem(
          401, "token: expected the one that the server printed, got none or another");
    }
  }

  private boolean known(String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", "");
    // another machine calls this one by names that only its user knows, and has the token
    return NAMES.contains(name)
        || name.equals(address.host().toLowerCase(Locale.ROOT))
        || !address.loopback();
  }

  private boolean carries(HttpFields headers, String asked) {
    String header = headers.get(HttpHeader.AUTHORIZATION);
    String given = header != null && header.startsWith("Bearer ") ? header.substring(7) : asked;
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8),
        address.token().orElseThrow().getBytes(StandardCharsets.UTF_8));
  }
}
