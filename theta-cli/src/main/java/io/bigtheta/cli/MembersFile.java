package io.bigtheta.cli;

import io.bigtheta.train.Members;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code members.json}: what an ensemble was begun with, so that it can be continued.
 *
 * @param settings of the first member
 * @param count of members
 */
record MembersFile(Settings settings, int count) {
  /** The most members of one ensemble. */
  static final int MOST = 1_000;

  private static final String COUNT = "members";

  /** Refuses what cannot be. */
  MembersFile {
    if (count < 1 || count > MOST) {
      throw Failure.refuse("--members", "from 1 to " + MOST, Integer.toString(count), "");
    }
  }

  /** The settings of member k, from 1. */
  Settings member(int k) {
    return settings.with("seed", Long.toString(Members.seed(settings.seed(), k)));
  }

  /** Refuses to go on with another ensemble than that in {@code folder}, which this one is. */
  void same(MembersFile wanted, Path folder) {
    String other = count == wanted.count
        ? other(settings, wanted.settings)
        : "--members " + count + " instead of " + wanted.count;
    if (!other.isEmpty()) {
      throw Failure.refuse(
          folder.toString(),
          "a new directory, or one with the same ensemble",
          "one with " + other,
          "continue it with theta resume " + folder + ", or give another --out");
    }
  }

  /** The first setting that differs, with both values; empty if none does but the command as it was typed. */
  static String other(Settings a, Settings b) {
    for (String name : SettingsText.names()) {
      String first = SettingsText.text(a, name);
      String second = SettingsText.text(b, name);
      if (!name.equals("command") && !first.equals(second)) {
        return SettingsText.option(name) + " \"" + first + "\" instead of \"" + second + "\"";
      }
    }
    return "";
  }

  String text() {
    return SettingsFile.text(settings, Map.of(COUNT, Integer.toString(count)));
  }

  static MembersFile read(Path file) throws IOException {
    Map<String, String> texts = SettingsFile.texts(file);
    int count;
    try {
      count = Integer.parseInt(texts.getOrDefault(COUNT, ""));
    } catch (NumberFormatException e) {
      throw Failure.refuse(
          file.toString(),
          "how many members an ensemble has",
          "\"" + Failure.oneLine(texts.getOrDefault(COUNT, "")) + "\"",
          "begin a new one with theta ensemble");
    }
    return new MembersFile(SettingsFile.settings(file, texts), count);
  }
}
