/**
 * Drawings as lists of marks. They are written as SVG without fonts or AWT, or painted as PNG. Only the report's
 * figures use this package.
 */
package io.bigtheta.report.drawing;
