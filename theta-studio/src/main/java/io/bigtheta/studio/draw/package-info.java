/** Drawings: what a model answers to one, and the drawings that their author has labelled and keeps. */
package io.bigtheta.studio.draw;
