/**
 * Looks into a network: which units and weights are worth drawing, what a unit has learnt, and what it says to a row. It reads
 * models and rows, and changes neither. The API of the studio enters here.
 */
package io.bigtheta.studio.inside;
