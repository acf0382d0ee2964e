package io.bigtheta.io;

import io.bigtheta.data.Division;
import io.bigtheta.data.Fingerprint;
import io.bigtheta.model.Learnt;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that a model has learnt from, as texts of its file: {@code fingerprint} is {@link Fingerprint#bytes} in
 * Base64, {@code fingerprint-of} is {@code all} or {@code some} of the rows, and {@code division} is the text of a
 * {@link Division}. A text that is not known is missing. A fingerprint of more than {@value #MOST} bytes is left out,
 * see {@link FingerprintFile}.
 *
 * <p>These are texts and not tensors because older versions of Theta ignore texts they do not know, but refuse such
 * tensors.
 */
final class LearntText {
  /** The largest fingerprint in a model file, in bytes; it holds some two million rows. */
  static final int MOST = 1 << 22;

  private static final String FINGERPRINT = "fingerprint";
  private static final String OF = "fingerprint-of";
  private static final String DIVISION = "division";
  private static final String ALL = "all";
  private static final String SOME = "some";

  private LearntText() {}

  static void write(Learnt learnt, Map<String, String> metadata) {
    boolean known = learnt.complete() || learnt.rows().size() > 0;
    if (known && learnt.rows().length() <= MOST) {
      metadata.put(FINGERPRINT, Base64.getEncoder().encodeToString(learnt.rows().bytes()));
      metadata.put(OF, learnt.complete() ? ALL : SOME);
    }
    learnt.division().ifPresent(division -> metadata.put(DIVISION, division.toString()));
  }

  /** Reads what was written. */
  static Learnt read(Fields fields) {
    Optional<Division> division =
        Optional.ofNullable(fields.texts().get(DIVISION)).map(Division::parse);
    if (!fields.texts().containsKey(FINGERPRINT)) {
      return new Learnt(Fingerprint.EMPTY, false, division);
    }
    String of = fields.text(OF);
    if (!of.equals(ALL) && !of.equals(SOME)) {
      throw FormatException.of(fields.at(OF), "all or some", FormatException.quoted(of));
    }
    return new Learnt(fingerprint(fields), of.equals(ALL), division);
  }

  private static Fingerprint fingerprint(Fields fields) {
    String text = fields.text(FINGERPRINT);
    if (text.length() > (MOST + 2) / 3 * 4) {
      throw FormatException.of(
          fields.at(FINGERPRINT),
          "at most " + MOST + " bytes in Base64",
          text.length() + " letters");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw FormatException.of(
          fields.at(FINGERPRINT), "bytes in Base64", FormatException.quoted(text));
    }
    return Fingerprint.of(bytes);
  }
}
