package io.bigtheta.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a request in answers and logs: the one that its caller gave, or a new one. */
final class RequestId {
  static final String HEADER = "X-Request-Id";

  private static final Pattern TAME = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

  /** Begins at random, so that two servers, or two runs of one, give different names. */
  private static final AtomicLong NEXT = new AtomicLong(new SecureRandom().nextLong());

  private RequestId() {}

  static String of(@Nullable String given) {
    return given != null && TAME.matcher(given).matches()
        ? given
        : HexFormat.of().toHexDigits(NEXT.getAndIncrement());
  }
}
