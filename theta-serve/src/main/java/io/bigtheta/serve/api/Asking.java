package io.bigtheta.serve.api;

import io.bigtheta.http.Call;
import io.bigtheta.http.Problem;
import io.bigtheta.http.Reply;
import io.bigtheta.serve.metrics.Metrics;
import io.bigtheta.serve.model.Answer;
import io.bigtheta.serve.model.Signature;
import io.bigtheta.serve.model.Tensor;
import io.bigtheta.serve.shelf.Loaded;
import io.bigtheta.serve.shelf.Shelf;
import io.bigtheta.serve.shelf.Slot;
import io.bigtheta.spec.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks models for calls, and counts what that takes. */
final class Asking {
  /** Says in an answer what people should know about how its rows were read, as a JSON array of sentences. */
  static final String NOTES = "Theta-Notes";

  private static final int MOST_NOTES = 20;
  private static final int LONGEST_NOTE = 200;

  private final Shelf shelf;
  private final Metrics metrics;

  Asking(Shelf shelf, Metrics metrics) {
    this.shelf = shelf;
    this.metrics = metrics;
  }

  Shelf shelf() {
    return shelf;
  }

  /** The model of this name. */
  Slot slot(String name) {
    return shelf
        .find(name)
        .orElseThrow(
            () -> Problem.missing("model: expected one of " + names() + ", got \"" + name + '"'));
  }

  private String names() {
    return shelf.all().stream().map(Slot::name).collect(Collectors.joining(", "));
  }

  /** The model of this name, if it has this version. */
  Slot slot(String name, String version) {
    Slot slot = slot(name);
    if (!slot.loaded().version().equals(version)) {
      throw Problem.missing("version: expected " + slot.loaded().version() + ", the only one of "
          + name + ", got \"" + version + '"');
    }
    return slot;
  }

  /** The only model. */
  Slot only() {
    if (shelf.all().size() != 1) {
      throw Refusal.of("model", "one of " + names() + " in the query, as ?model=NAME", "none");
    }
    return shelf.all().get(0);
  }

  /** Reads the rows of a call. */
  @FunctionalInterface
  interface Reading<R> {
    R read(byte[] body) throws IOException;
  }

  /** Predicts for what was read. */
  @FunctionalInterface
  interface Predicting<R> {
    Answer predict(R read) throws IOException;
  }

  /** Writes the answer. */
  @FunctionalInterface
  interface Writing<R> {
    Reply.Body write(R read, Answer answer) throws IOException;
  }

  /** Answers a call in three steps, and counts the time of each. The time to receive the body is not among them. */
  <R> Reply answer(
      Call call, Loaded loaded, Reading<R> reading, Predicting<R> predicting, Writing<R> writing)
      throws IOException {
    String coding = call.header("Content-Encoding").orElse("identity");
    if (!coding.equals("identity")) {
      throw new Problem(
          415, "Content-Encoding: expected a body that is not packed, got one of " + coding);
    }
    byte[] body = call.bytes();
    long began = System.nanoTime();
    R read = reading.read(body);
    long parsed = System.nanoTime();
    Answer answer = predicting.predict(read);
    long predicted = System.nanoTime();
    Reply.Body reply = writing.write(read, answer);
    if (!answer.notes().isEmpty()) {
      reply = reply.with(NOTES, header(answer.notes()));
    }
    metrics.predicted(
        loaded.name(),
        answer.rows(),
        answer.notes().size(),
        parsed - began,
        predicted - parsed,
        System.nanoTime() - predicted);
    return reply;
  }

  /**
   * Predicts for tensors.
   *
   * @throws Refusal if they are not the inputs of one signature
   */
  static Answer infer(Loaded loaded, Map<String, Tensor> inputs) {
    List<Signature> signatures = loaded.model().signatures();
    int rows = -1;
    for (Tensor input : inputs.values()) {
      if (rows >= 0 && input.rows() != rows) {
        throw Refusal.of(
            "input \"" + input.name() + '"', rows + " rows, as the others have", input.rows());
      }
      rows = input.rows();
    }
    for (Signature signature : signatures) {
      if (signature.inputs().size() == inputs.size()
          && inputs.keySet().containsAll(signature.names())) {
        return loaded.model().infer(inputs);
      }
    }
    String ways = signatures.stream()
        .map(signature -> String.join(", ", signature.names()))
        .collect(Collectors.joining("; or "));
    throw Refusal.of("inputs", ways, String.join(", ", inputs.keySet()));
  }

  /** Sentences as a JSON array of ASCII characters, of a bounded length. */
  private static String header(List<String> notes) {
    StringBuilder out = new StringBuilder("[");
    for (String note : notes.subList(0, Math.min(MOST_NOTES, notes.size()))) {
      out.append(out.length() > 1 ? "," : "").append('"');
      note.chars().limit(LONGEST_NOTE).forEach(c -> {
        if (c == '"' || c == '\\') {
          out.append('\\').append((char) c);
        } else if (c < ' ' || c > '~') {
          out.append(String.format("\\u%04x", c));
        } else {
          out.append((char) c);
        }
      });
      out.append('"');
    }
    return out.append(']').toString();
  }
}
