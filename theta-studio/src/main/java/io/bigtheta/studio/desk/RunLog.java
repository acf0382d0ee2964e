package io.bigtheta.studio.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has told so far. Messages that count are kept in their order and numbered from 0, so that a page which lost its
 * connection asks for those it has missed. Of passing messages, such as progress within an epoch, only the newest of each name is
 * kept. Adding takes a microsecond and never waits for a reader.
 */
public final class RunLog {
  /** @param data one line of JSON */
  public record Message(String name, String data) {}

  /**
   * What is new since a reader asked last.
   *
   * @param next the number to ask from next time
   */
  public record News(List<Message> messages, List<Message> passing, int next, long version) {}

  private final List<Message> messages = new ArrayList<>();
  private final Map<String, Message> passing = new TreeMap<>();
  private long version;

  /** Adds a message that is kept. */
  public synchronized void add(String name, String data) {
    messages.add(new Message(name, data));
    version++;
  }

  /** Replaces the passing message of this name. */
  public synchronized void pass(String name, String data) {
    passing.put(name, new Message(name, data));
    version++;
  }

  /** The messages from number {@code from} on, at most {@code most}, and the passing ones if anything has changed. */
  public synchronized News since(int from, long seen, int most) {
    int first = Math.min(Math.max(0, from), messages.size());
    int end = (int) Math.min(messages.size(), (long) first + most);
    return new News(
        List.copyOf(messages.subList(first, end)),
        version == seen ? List.of() : List.copyOf(passing.values()),
        end,
        end < messages.size() ? seen : version);
  }

  /** The newest kept message of this name, if there is one. */
  public synchronized java.util.Optional<Message> last(String name) {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).name().equals(name)) {
        return java.util.Optional.of(messages.get(i));
      }
    }
    return java.util.Optional.empty();
  }

  public synchronized int size() {
    return messages.size();
  }
}
