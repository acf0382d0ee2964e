package io.bigtheta.serve.metrics;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts of times, in buckets from 10 µs to 10 s. */
final class Histogram {
  private static final double[] SECONDS = {
    0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
    0.1, 0.25, 0.5, 1, 2.5, 10
  };

  private final LongAdder[] counts = new LongAdder[SECONDS.length + 1];
  private final LongAdder nanos = new LongAdder();

  Histogram() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  void add(long time) {
    int bucket = 0;
    while (bucket < SECONDS.length && time > SECONDS[bucket] * 1e9) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(time);
  }

  /** Adds its lines. */
  void write(String name, String labels, StringBuilder out) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i].sum();
      String end = i < SECONDS.length ? Double.toString(SECONDS[i]) : "+Inf";
      out.append(name).append("_bucket{").append(labels).append(",le=\"").append(end);
      out.append("\"} ").append(sum).append('\n');
    }
    out.append(name).append("_sum{").append(labels).append("} ");
    out.append(String.format(Locale.ROOT, "%.9f", nanos.sum() / 1e9)).append('\n');
    out.append(name).append("_count{").append(labels).append("} ").append(sum).append('\n');
  }
}
