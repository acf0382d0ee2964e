/**
 * Pictures and the HTML report: curves, confusion matrices, weights as images. The command line enters; core does
 * not know this room. Begin at {@link io.bigtheta.report.Report}.
 */
package io.bigtheta.report;
