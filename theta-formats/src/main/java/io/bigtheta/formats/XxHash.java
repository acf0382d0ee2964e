package io.bigtheta.formats;

/** The checksum XXH64 of bytes that come piece by piece, with the seed 0. */
final class XxHash {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private final long[] lanes = {0x60EA27EEADC0B5D6L, P2, 0, 0x61C8864E7A143579L};
  private final byte[] rest = new byte[32];
  private int kept;
  private long total;

  void add(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    total += length;
    if (kept > 0) {
      int count = Math.min(32 - kept, length);
      System.arraycopy(bytes, at, rest, kept, count);
      kept += count;
      at += count;
      if (kept < 32) {
        return;
      }
      stripe(rest, 0);
      kept = 0;
    }
    for (; end - at >= 32; at += 32) {
      stripe(bytes, at);
    }
    kept = end - at;
    System.arraycopy(bytes, at, rest, 0, kept);
  }

  private void stripe(byte[] bytes, int at) {
    for (int i = 0; i < 4; i++) {
      lanes[i] = round(lanes[i], ZstdBlock.little(bytes, at + 8 * i, 8));
    }
  }

  private static long round(long lane, long value) {
    return Long.rotateLeft(lane + value * P2, 31) * P1;
  }

  long value() {
    long sum = P5;
    if (total >= 32) {
      sum = Long.rotateLeft(lanes[0], 1)
          + Long.rotateLeft(lanes[1], 7)
          + Long.rotateLeft(lanes[2], 12)
          + Long.rotateLeft(lanes[3], 18);
      for (long lane : lanes) {
        sum = (sum ^ round(0, lane)) * P1 + P4;
      }
    }
    sum += total;
    int at = 0;
    for (; kept - at >= 8; at += 8) {
      sum ^= round(0, ZstdBlock.little(rest, at, 8));
      sum = Long.rotateLeft(sum, 27) * P1 + P4;
    }
    if (kept - at >= 4) {
      sum ^= ZstdBlock.little(rest, at, 4) * P1;
      sum = Long.rotateLeft(sum, 23) * P2 + P3;
      at += 4;
    }
    for (; at < kept; at++) {
      sum ^= (rest[at] & 0xFFL) * P5;
      sum = Long.rotateLeft(sum, 11) * P1;
    }
    sum = (sum ^ sum >>> 33) * P2;
    sum = (sum ^ sum >>> 29) * P3;
    return sum ^ sum >>> 32;
  }
}
