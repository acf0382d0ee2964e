/**
 * Pictures and the HTML report: curves, confusion matrices, weights as images. The command line enters; core does
 * not know this room. Begin at {@link io.bigtheta.report.Report} for a training, at {@link io.bigtheta.report.Document} and
 * {@link io.bigtheta.report.Chart} for any other page.
 */
package io.bigtheta.report;
