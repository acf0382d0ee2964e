/**
 * Pictures and the HTML report: curves, confusion matrices, weights as images. The command line uses this package; the
 * core does not know it. Begin at {@link io.bigtheta.report.Report} for the report of a training, and at
 * {@link io.bigtheta.report.Document} and {@link io.bigtheta.report.Chart} for any other page.
 */
package io.bigtheta.report;
