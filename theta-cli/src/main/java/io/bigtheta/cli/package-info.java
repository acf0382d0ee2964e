/**
 * The command line. The only room that prints; it may enter all others, and nobody enters it.
 */
package io.bigtheta.cli;
