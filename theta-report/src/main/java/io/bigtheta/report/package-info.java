/**
 * Pictures and the HTML report: curves, confusion matrices, weights as images. The command line enters; core does
 * not know this room.
 */
package io.bigtheta.report;
