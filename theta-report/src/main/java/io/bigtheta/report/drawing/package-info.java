/**
 * Drawings as lists of marks, written as SVG without fonts or AWT, or painted as PNG. Only the report's figures enter.
 */
package io.bigtheta.report.drawing;
