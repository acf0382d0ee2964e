/** What the server counts, as Prometheus reads it: {@link io.bigtheta.serve.metrics.Metrics}. */
package io.bigtheta.serve.metrics;
